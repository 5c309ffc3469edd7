# SPDX-License-Identifier: Apache-2.0
"""Customers that nobody is, in pages of a CRM: writes them to a folder, and serves the folder.

A page is a JSON array of records in the shape of sdk/schema/record.schema.json; past the last one they are empty.
"""
import http.server
import json
import pathlib
import random
import socketserver
import sys
import threading

PAGE = 1000
FEW = 5  # pages; so many has the CRM at /few
ARABIC = ("محمد أحمد محمود مصطفى علي حسن حسين إبراهيم يوسف خالد شريف عمر عمرو طارق كريم سامي هاني وليد ياسر أيمن عبدالله "
          "عبدالرحمن عبدالعزيز رامي جورج مينا فاطمة عائشة مريم منى هدى سارة نورا ليلى زينب إيمان أمل رانيا دينا ياسمين هبة "
          "سلمى نهى شيماء آية رحاب غادة نجلاء صفاء وفاء").split()
LATIN = ("Mohamed Ahmed Mahmoud Mostafa Ali Hassan Hussein Ibrahim Youssef Khaled Sherif Omar Amr Tarek Karim Sami Hany Walid "
         "Yasser Ayman Abdallah Abdelrahman Abdelaziz Ramy George Mina Fatma Aisha Mariam Mona Hoda Sara Nora Laila Zeinab "
         "Eman Amal Rania Dina Yasmine Heba Salma Noha Shaimaa Aya Rehab Ghada Naglaa Safaa Wafaa").split()
ARABIC_FAMILIES = ("السيد الشريف منصور حداد سالم فؤاد صبري البنا النجار الخطيب قاسم زكي حلمي رشدي توفيق عثمان شاهين الجمل "
                   "سليمان بدوي غنيم مراد نصار الطيب عزيز شوقي لطفي رزق جرجس حبيب").split()
LATIN_FAMILIES = ("Elsayed Elsherif Mansour Haddad Salem Fouad Sabry Elbanna Elnaggar Elkhatib Kassem Zaki Helmy Roshdy Tawfik "
                  "Othman Shahin Elgamal Soliman Badawy Ghoneim Morad Nassar Eltayeb Aziz Shawky Lotfy Rizk Gerges Habib").split()
SCHOOLS = "thanaweya diploma bachelor master doctorate".split()
TRADES = "teacher nurse engineer accountant driver farmer pharmacist shopkeeper tailor student".split()
INTERESTS = "chess football gardening reading cooking travel music fishing history walking".split()
REGIONS = "Nubian Saidi Alexandrian Cairene Sinawi Levantine Maghrebi Gulf Armenian Greek".split()


def customer(number, chance):
    first, second, family = chance.randrange(50), chance.randrange(50), chance.randrange(30)
    # A few names are common, most are not; no two lists of people are the same in this.
    first = int(first * chance.random())
    latin_name = (LATIN[first], LATIN[second], LATIN_FAMILIES[family])
    names = latin_name if number % 3 == 0 else (ARABIC[first], ARABIC[second], ARABIC_FAMILIES[family])
    facts = [
        {"aspect": "education", "label": "Education", "value": chance.choice(SCHOOLS)},
        {"aspect": "experience", "label": "Profession", "value": chance.choice(TRADES)},
        {"aspect": "experience", "label": "Years", "value": str(chance.randrange(40))},
        {"aspect": "interest", "label": "Interest", "value": chance.choice(INTERESTS)},
        {"aspect": "cultural_background", "label": "Region", "value": chance.choice(REGIONS),
         "consent": {"given": True, "recorded_by": "CRM field Consent", "at": "2024-02-03T10:00:00Z"}},
        {"aspect": "preferred_channel", "label": "Channel", "value": chance.choice(("phone", "mail", "branch"))},
        {"aspect": "form_of_address", "label": "Title", "value": chance.choice(("أستاذ", "Dr", "مدام", "Eng"))},
        {"aspect": "product", "label": "Plan", "value": f"plan-{chance.randrange(200)}"},
    ]
    mail = f"{latin_name[0]}.{latin_name[2]}{number}@example.{chance.choice(('com', 'org', 'net'))}".lower()
    return {
        "kind": "customer", "entity": "contact", "id": str(100000 + number), "version": "1",
        "url": f"https://crm.example/contacts/{100000 + number}",
        "modified_at": f"2024-03-{1 + number % 28:02}T08:{number % 60:02}:00Z",
        "name": " ".join(names),
        "phones": [{"value": f"+20 1{chance.randrange(3)}{chance.randrange(10**8):08}", "label": "mobile"}],
        "mails": [{"value": mail, "label": "work"}],
        "languages": ["ar" if number % 3 else "en"],
        "facts": facts,
    }


def write(folder, count):
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(20240607)
    for page in range(0, count, PAGE):
        records = [customer(number, chance) for number in range(page, min(count, page + PAGE))]
        (folder / str(page // PAGE)).write_text(json.dumps(records, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder = None

    def do_GET(self):
        *less, number = self.path.strip("/").split("/")
        page = self.folder / number
        body = page.read_bytes() if page.exists() and not (less and int(number) >= FEW) else b"[]"
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


def serve(folder, port=0):
    """Starts a server in this process; gives it and its address."""
    Handler.folder = folder
    server = Server(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


if __name__ == "__main__":
    served, address = serve(pathlib.Path(sys.argv[1]))
    print(address, flush=True)
    sys.stdin.read()
