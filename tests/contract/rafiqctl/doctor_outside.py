#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What rafiqctl doctor finds between a good home and its CRM, and below the home: certificates, the proxy, the disk. Each
fault is planted alone and goes by its remedy. Usage: doctor_outside.py BINARY_DIR SOURCE_DIR"""
import http.server
import os
import pathlib
import select
import socket
import ssl
import subprocess
import sys
import threading
import unittest

sys.dont_write_bytecode = True
import a_patient

BINARY, SOURCE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
MIB = 1 << 20
# What `openssl ca` wants to know; it alone makes a certificate for days that are past.
AUTHORITY = """[ca]
default_ca = ours
[ours]
database = {0}/database
new_certs_dir = {0}
serial = {0}/serial
certificate = {0}/ca.pem
private_key = {0}/ca.key
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
"""


class Authority:
    """A CA of the organisation, which no machine knows."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        (folder / 'database').touch()
        (folder / 'serial').write_text('01\n', encoding='ascii')
        (folder / 'ca.cnf').write_text(AUTHORITY.format(folder), encoding='ascii')
        self.self_signed('ca', '/CN=An organisation')
        self.file = folder / 'ca.pem'

    def openssl(self, *arguments):
        subprocess.run(['openssl', *arguments], check=True, capture_output=True, cwd=self.folder, timeout=60)

    def self_signed(self, name, subject, *more):
        self.openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
                     '-subj', subject, '-keyout', f'{name}.key', '-out', f'{name}.pem', *more)
        return self.folder / f'{name}.pem', self.folder / f'{name}.key'

    def signs(self, name, whom='IP:127.0.0.1', since='20250101000000Z', until='20490101000000Z'):
        self.openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', f'/CN={name}',
                     '-addext', f'subjectAltName={whom}', '-keyout', f'{name}.key', '-out', f'{name}.csr')
        self.openssl('ca', '-batch', '-notext', '-config', 'ca.cnf', '-in', f'{name}.csr', '-out', f'{name}.pem',
                     '-startdate', since, '-enddate', until)
        return self.folder / f'{name}.pem', self.folder / f'{name}.key'


class Proxy(http.server.BaseHTTPRequestHandler):
    """Leads whoever comes by CONNECT to the CRM, wherever they want to go."""

    def do_CONNECT(self):
        with socket.create_connection(('127.0.0.1', self.server.leads_to)) as there:
            self.send_response(200)
            self.end_headers()
            ends = {self.connection: there, there: self.connection}
            while True:
                for end in select.select(list(ends), [], [])[0]:
                    some = end.recv(65536)
                    if not some:
                        self.close_connection = True
                        return
                    ends[end].sendall(some)

    def log_message(self, *_):
        pass


class Outside(a_patient.Patient):
    binary, source = BINARY, SOURCE

    def setUp(self):
        super().setUp()
        self.machine = self.desk.top / 'machine'
        self.machine.mkdir(mode=0o755)
        self.desk.program = 'rafiqctl-governed'
        self.desk.environment['RAFIQ_TEST_MACHINE'] = str(self.machine)
        self.authority = Authority(self.desk.top / 'authority')
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)

    def govern(self, *lines):
        file = self.machine / 'policy.toml'
        file.write_text('\n'.join(['[network]', *lines, '']), encoding='utf-8')
        file.chmod(0o644)

    def trust(self, certificate):
        file = self.machine / 'ca.pem'
        file.write_bytes(certificate.read_bytes())
        file.chmod(0o644)
        return f'ca_file = "{file}"'

    def at(self, host, port=None):
        """The account's CRM has this address."""
        url = f'https://{host}:{port or self.crm.port}'
        self.sql(f"UPDATE account SET settings = '{{\"url\": \"{url}\"}}'")

    def encrypt(self, certificate):
        """The CRM speaks TLS from now on, with this certificate."""
        self.tls.load_cert_chain(*certificate)
        if not isinstance(self.crm.socket, ssl.SSLSocket):
            # Whoever shakes hands slowly, or not at all, keeps nobody else waiting.
            self.crm.socket = self.tls.wrap_socket(self.crm.socket, server_side=True, do_handshake_on_connect=False)
            self.crm.handle_error = lambda *_: None
        self.at('127.0.0.1')

    # Certificates.

    def test_a_certificate_that_nobody_signed(self):
        own = self.authority.self_signed('own', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1')
        self.encrypt(own)

        def trust_it(finding):
            self.assertIn('network.ca_file', finding['what'])
            self.assertIn('network.ca_file', finding['remedy'])
            self.assertIn('update-ca-certificates', finding['remedy'])
            self.govern(self.trust(own[0]))
        self.finds('crm.tls.self_signed', trust_it)

    def test_a_certificate_of_an_unknown_authority(self):
        self.encrypt(self.authority.signs('crm'))

        def trust_it(finding):
            self.assertIn('network.ca_file', finding['remedy'])
            self.govern(self.trust(self.authority.file))
        self.finds('crm.tls.unknown_ca', trust_it)

    def test_a_certificate_of_an_authority_that_is_not_in_the_file_of_the_policy(self):
        other = Authority(self.desk.top / 'other')
        self.govern(self.trust(other.file))
        self.encrypt(self.authority.signs('crm'))

        def add_it(finding):
            self.assertIn('add its CA to the file that the policy names', finding['what'])
            with open(self.machine / 'ca.pem', 'ab') as file:
                file.write(self.authority.file.read_bytes())
        self.finds('crm.tls.unknown_ca', add_it)

    def test_a_certificate_that_has_expired(self):
        self.govern(self.trust(self.authority.file))
        self.encrypt(self.authority.signs('old', since='20250101000000Z', until='20250201000000Z'))

        def renew(finding):
            self.assertNotIn('ca_file', finding['what'] + finding['remedy'])
            self.encrypt(self.authority.signs('renewed'))
        self.finds('crm.tls.expired', renew)

    def test_a_certificate_that_is_not_valid_yet(self):
        self.govern(self.trust(self.authority.file))
        self.encrypt(self.authority.signs('early', since='20480101000000Z'))
        self.finds('crm.tls.not_yet', lambda _: self.encrypt(self.authority.signs('valid')))

    def test_a_certificate_for_another_name(self):
        self.govern(self.trust(self.authority.file))
        self.encrypt(self.authority.signs('local', whom='DNS:localhost'))
        self.finds('crm.tls.name', lambda _: self.at('localhost'))

    def test_a_port_that_speaks_no_tls(self):
        port = self.crm.port
        self.at('127.0.0.1')
        url = f'http://127.0.0.1:{port}'
        self.finds('crm.tls', lambda _: self.sql(f"UPDATE account SET settings = '{{\"url\": \"{url}\"}}'"))

    # The proxy.

    def proxy(self, port=0):
        way = http.server.ThreadingHTTPServer(('127.0.0.1', port), Proxy)
        way.daemon_threads = True
        way.leads_to = self.crm.port
        threading.Thread(target=way.serve_forever, kwargs={'poll_interval': 0.02}, daemon=True).start()
        self.addCleanup(way.server_close)
        self.addCleanup(way.shutdown)
        return way.server_port

    def behind_a_proxy(self):
        """The CRM is at a name that only a proxy knows. Returns a port where there is none."""
        self.encrypt(self.authority.signs('crm', whom='DNS:crm.invalid'))
        self.at('crm.invalid', 443)
        with socket.create_server(('127.0.0.1', 0)) as nobody:
            return nobody.getsockname()[1]

    def test_a_proxy_of_the_policy_that_is_not_there(self):
        ca, port = self.trust(self.authority.file), self.behind_a_proxy()
        self.govern(ca, f'proxy = "http://127.0.0.1:{port}"')

        def correct(finding):
            self.assertIn('proxy on the way to https://crm.invalid cannot be reached', finding['what'])
            self.assertIn('network.proxy', finding['remedy'])
            self.govern(ca, f'proxy = "http://127.0.0.1:{self.proxy()}"')
        self.finds('crm.proxy', correct)

    def test_a_proxy_of_the_environment_that_is_not_there(self):
        port = self.behind_a_proxy()
        self.govern(self.trust(self.authority.file))
        self.desk.environment['https_proxy'] = f'http://127.0.0.1:{port}'

        def start(finding):
            self.assertIn('https_proxy', finding['remedy'])
            self.proxy(port)
        self.finds('crm.proxy', start)

    # The disk.

    def small_disk(self, mebibytes):
        """Moves the home to a disk of that size, which only the program sees. Returns the disk as the test sees it."""
        disk = self.desk.top / 'disk'
        disk.mkdir()
        namespaces = ['--mount'] if os.geteuid() == 0 else ['--user', '--mount']
        script = 'mount -t tmpfs -o size="$1",mode=700 none "$2" && cp -a "$3" "$2/home" && echo ready && exec cat'
        holding = subprocess.Popen(['unshare', *namespaces, *(['--map-root-user'] if os.geteuid() else []), 'sh', '-c', script, 'sh',
                                    f'{mebibytes}m', disk, self.desk.home], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)

        def end():
            holding.communicate()
        self.addCleanup(end)
        if holding.stdout.readline() != 'ready\n':
            self.skipTest('nobody may mount a disk here: ' + holding.communicate()[1])
        self.desk.within = ['nsenter', '--preserve-credentials', *namespaces, '--target', str(holding.pid), '--']
        self.desk.home = disk / 'home'
        self.of_the_machine = self.of_the_machine - {'disk.low'}
        self.assertEqual(self.wrong(), [])
        return pathlib.Path(f'/proc/{holding.pid}/root{disk}')

    def test_a_disk_that_is_nearly_full(self):
        disk = self.small_disk(300)
        (disk / 'somebody-else').write_bytes(bytes(150 * MIB))
        self.finds('disk.low', lambda _: (disk / 'somebody-else').unlink())

    def test_a_disk_that_is_full(self):
        disk = self.small_disk(300)
        (disk / 'somebody-else').write_bytes(bytes(285 * MIB))
        self.finds('disk.full', lambda _: (disk / 'somebody-else').unlink())


unittest.main(argv=['doctor_outside.py', *sys.argv[3:]], verbosity=2)
