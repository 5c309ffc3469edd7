#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Proves the packages in a fresh Debian, each step told: made, installed by apt, an account of a template signed in unattended
# to a CRM on this machine, synced, guidance and sidebar shown, upgraded with the data kept, downgraded without harm, purged.
# Needs root, debootstrap, and the network for Debian's packages.
# Usage: packaging/delivery-check.sh [--suite bookworm] [--packages DIR] [--before DIR | --before-ref REF] [--ccache DIR]
#                                    [--out DIR] [--keep]
#   --packages    packages of this version that are made already; else packaging/package.sh makes them in a fresh Debian
#   --before      packages of an older version, to upgrade from
#   --before-ref  the commit to make them of; unless given, the newest tag before this commit
#   --ccache      a folder of ccache for what is built
#   --out         where the packages that were made, and pictures of the sidebar, are put; build/delivery unless given
#   --keep        leaves the fresh Debians for a look
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

suite=bookworm packages='' before='' before_ref='' ccache='' out=$PWD/build/delivery keep=no
while [ $# -gt 0 ]; do
  case "$1" in
    --suite) suite=$2; shift ;;
    --packages) packages=$(realpath "$2"); shift ;;
    --before) before=$(realpath "$2"); shift ;;
    --before-ref) before_ref=$(git rev-parse --verify --short "$2^{commit}"); shift ;;
    --ccache) ccache=$(realpath "$2"); shift ;;
    --out) out=$(realpath -m "$2"); shift ;;
    --keep) keep=yes ;;
    *) sed -n '6,13s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done
. packaging/lib/steps.sh
. packaging/lib/fresh_debian.sh
. packaging/lib/desk.sh
exec </dev/null  # nobody is asked anything
mkdir -p "$out"

# ---- packages

make_packages() {  # make_packages REF FOLDER [ARGUMENTS OF package.sh]: in the newest fresh Debian
  local ref=$1 folder=$2
  shift 2
  quietly "the sources cannot be copied" inside git clone -q /rafiq "/made-of-$ref"
  inside git -C "/made-of-$ref" checkout -q --detach "$ref"
  [ -x "$root/made-of-$ref/packaging/package.sh" ] || fail "$ref is from before there were packages"
  inside bash -c 'cd "$0" && exec packaging/package.sh "$@"' "/made-of-$ref" "$@" || fail "packaging/package.sh of $ref"
  rm -rf "$folder"
  mkdir -p "$folder"
  cp "$root/made-of-$ref"/build/package/packages/*.deb "$folder"
  rm -rf "$root/made-of-$ref"
}

# A commit that calls itself by the version of today was made before its release, which is what the tilde says.
older_version() {  # older_version REF
  local named
  named=$(git show "$1:CMakeLists.txt" | sed -n 's/^project(.* VERSION \([0-9.]*\).*/\1/p')
  if dpkg --compare-versions "$named-1" lt "$(version_of "$packages")"; then echo "$named-1"; return; fi
  git log -1 --format="$named~git%cd.%h-1" --date=format:%Y%m%d%H%M "$1"
}

if [ -z "$before$before_ref" ]; then before_ref=$(git describe --tags --abbrev=0 HEAD^ 2>/dev/null || true); fi
this_commit=$(git rev-parse --short HEAD)

if [ -z "$packages" ] || { [ -z "$before" ] && [ -n "$before_ref" ]; }; then
  step "Make a fresh $suite to build in"
  fresh_debian "$suite" ""
  if [ -n "$ccache" ]; then share_ccache "$ccache"; fi
fi
if [ -z "$packages" ]; then
  step "Make the packages of $this_commit"
  packages=$out/packages
  make_packages "$this_commit" "$packages"
fi
if [ -z "$before" ] && [ -n "$before_ref" ]; then
  step "Make the packages of $before_ref, to upgrade from"
  before=$out/before
  make_packages "$before_ref" "$before" --version "$(older_version "$before_ref")"
fi
if [ -n "$before" ]; then
  dpkg --compare-versions "$(version_of "$before")" lt "$(version_of "$packages")" ||
    fail "the packages to upgrade from are not older: $(version_of "$before") and $(version_of "$packages")"
else
  printf '\nNo tag is before this commit: nothing is upgraded. Give what to upgrade from with --before-ref REF or --before DIR.\n'
fi

# ---- the desk

step "Make a fresh $suite as a desk"
fresh_debian "$suite" python3,dbus,xvfb,xauth,curl,jq,man-db,minisign
make_agent agent
mkdir "$root/new" "$root/older"
cp "$packages"/*.deb "$root/new"

step "Install what they need of Debian"
install_what_they_need /new
if [ -n "$before" ]; then cp "$before"/*.deb "$root/older"; install_what_they_need /older; fi
all_files >"$out/files-before"

if [ -n "$before" ]; then
  step "Install the older packages from their files"
  install_from /older
else
  step "Install the packages from their files"
  install_from /new
fi

step "Look at what came with them"
for page in rafiq rafiqctl rafiq-conform; do inside man -w "$page" | sed 's/^/   /' || fail "$page has no manual page"; done
inside bash -c '. /usr/share/bash-completion/completions/rafiqctl && complete -p rafiqctl' | sed 's/^/   /' ||
  fail "bash does not complete rafiqctl"
for host in /etc/chromium /usr/lib/mozilla; do
  relay=$(inside jq -r .path "$host/native-messaging-hosts/rafiq.browser_host.json")
  [ -x "$root$relay" ] || fail "$host names a relay that is not there: $relay"
  printf '   %s: %s\n' "$host" "$relay"
done
as agent rafiqctl connector list

step "Start a CRM on this machine, and prepare an account of it for everybody"
start_crm
inside tee /etc/rafiq/accounts.d/support.toml <<TEMPLATE | sed 's/^/   /'
connector = "espocrm"
scope = "all"
secrets_in = "keyring"
[settings]
url = "$crm"
cultural_consent_field = "cConsent"
TEMPLATE

step "Sign the agent in, unattended"
printf canary-of-the-credential | inside install -o agent -m 600 /dev/stdin /home/agent/key
as agent rafiqctl account list
as agent rafiqctl account sign-in support --secret-command "key=cat /home/agent/key" || fail "the agent cannot be signed in"
inside rm /home/agent/key
as agent rafiqctl account check support || fail "the CRM does not take the sign-in"

step "Sync, and note something"
as agent rafiqctl sync support || fail "the account cannot be synced"
customer=$(as agent rafiqctl --json customer search "Layla Customer3" | jq -r '.customers[0].id')
as agent rafiqctl promise add "$customer" "Send the offer" --due 2031-03-09T09:00:00Z || fail "a promise cannot be made"
as agent rafiqctl fact set "$customer" education "Engineer" --source told_by_customer || fail "a fact cannot be noted"
as agent rafiqctl fact set "$customer" cultural_background "Basra" --source told_by_customer --consent || fail "a fact cannot be sealed"
as agent rafiqctl journey add "$customer" --what "asked about the invoice" --channel phone --feeling -1 || fail "no touchpoint"

step "Show guidance"
for language in ar en; do as agent rafiqctl guide "$customer" --lang "$language" --why || fail "there is no guidance"; done

step "Open the sidebar on a virtual display, from the customer's page of the CRM"
display=(xvfb-run -a -s '-screen 0 1280x960x24 -noreset -nolisten tcp')
quietly "the sidebar does not show the customer" as agent "${display[@]}" /rafiq/packaging/lib/open_in_sidebar.sh \
  "$crm/#Contact/view/65e7c0de000000003"
for language in ar en; do
  picture=/home/agent/sidebar-$language.png
  quietly "the sidebar did not open" as agent "${display[@]}" \
    rafiq --customer "$customer" --lang "$language" --screenshot "$picture"
  [ -s "$root$picture" ] || fail "the sidebar saved no picture"
  mv "$root$picture" "$out"
  printf '   %s\n' "$out/${picture##*/}"
done

step "Install a connector for the machine, from a bundle that its maker signed"
quietly "no key can be made" inside minisign -G -W -p /root/maker.pub -s /root/maker.key
quietly "no connector can be begun" inside rafiqctl connector new my-crm --folder /root/my-crm
inside chmod 600 /root/maker.key
quietly "the bundle cannot be made" inside bash -c \
  'cd /root && rafiq-conform bundle my-crm --key maker.key --license /rafiq/LICENSE -o my-crm.rafiq-connector'
inside rafiqctl connector install --system --trust /root/maker.pub /root/my-crm.rafiq-connector || fail "the bundle is not installed"
as agent rafiqctl connector list | grep my-crm || fail "the agent does not see the connector"

# ---- upgrade

noted=$(what_was_noted)
if [ -n "$before" ]; then
  step "Upgrade, with the data kept"
  older_schema=$(schema_of agent)
  install_from /new
  [ "$(what_was_noted)" = "$noted" ] || { diff <(echo "$noted") <(what_was_noted) >&2 || true; fail "not all is as it was noted"; }
  echo "   promises, facts, journey and outbox are as they were; the schema was $older_schema and is $(schema_of agent)"
  as agent rafiqctl connector list | grep my-crm || fail "the connector that was installed for the machine is gone"
fi
as agent rafiqctl sync support || fail "the account cannot be synced"
[ "$(as agent rafiqctl --json outbox list | jq '.outbox | length')" = 0 ] || fail "what was noted did not reach the CRM"

for dump in tests/data/homes/schema-*.sql; do
  was=${dump##*-} was=${was%.sql} veteran=veteran-${was%.sql} database=/home/veteran-${was%.sql}/.local/share/rafiq/rafiq.sqlite
  step "Bring a home of schema $was up to date, send what waited in it, and remove it"
  make_agent "$veteran"
  as "$veteran" mkdir -p "/home/$veteran/.config" "/home/$veteran/.local/"{share,state}  # as a desktop does
  inside find "/home/$veteran" "/run/user/$(inside id -u "$veteran")" | sort >"$out/home-before"
  as "$veteran" mkdir -m 700 "$(dirname "$database")"
  sed "s|http://espo.example.org|$crm|g" "$dump" | as "$veteran" python3 -c \
    'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())' "$database"
  as "$veteran" rafiqctl promise list | grep "Send the offer" || fail "the promise is gone"
  [ "$(schema_of "$veteran")" = "$(schema_of agent)" ] || fail "the database is not up to date"
  ls -l "$root$(dirname "$database")/backups/version-$was.sqlite" | sed "s|$root||; s/^/   /" || fail "there is no backup of it"
  printf canary-of-the-credential | as "$veteran" rafiqctl account sign-in desk --secret key=- --secrets-in file ||
    fail "its account cannot be signed in again"
  as "$veteran" rafiqctl sync desk || fail "its account cannot be synced"
  [ "$(as "$veteran" rafiqctl --json outbox list | jq '.edits | length')" = 0 ] || fail "what waited in it did not reach the CRM"
  as "$veteran" rafiqctl home remove --yes || fail "the home cannot be removed"
  inside find "/home/$veteran" "/run/user/$(inside id -u "$veteran")" | sort | diff "$out/home-before" - || fail "something of it is left"
done

step "Open a home of a newer version, which is refused without harm"
if [ -n "$before" ] && [ "$older_schema" -lt "$(schema_of agent)" ]; then
  install_from /older --allow-downgrades
  refused /home/agent/.local/share/rafiq rafiqctl promise list
  install_from /new
else
  echo "   no package here has an older schema: a copy of the home is called newer"
  as agent install -d -m 700 /home/agent/newer
  as agent cp -a /home/agent/.local/share/rafiq /home/agent/newer/data
  as agent python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA user_version = 999")' \
    /home/agent/newer/data/rafiq.sqlite
  refused /home/agent/newer rafiqctl --home /home/agent/newer promise list
fi

# ---- the end of it

step "Look for what is wrong"
echo "   (the clock of the CRM stands in 2031)"
as agent rafiqctl doctor || fail "the doctor finds what is not as it should be"

step "Purge"
inside rm /etc/rafiq/accounts.d/support.toml
home=$(inside find /home/agent | sort)
quietly "apt could not purge them" apt purge "${packages_of_rafiq[@]}"
all_files >"$out/files-after"
diff "$out/files-before" "$out/files-after" || fail "something is left behind"
if inside dpkg-query -W -f '${Package}: ${Status}\n' '*rafiq*' 2>/dev/null | grep -v 'unknown ok not-installed'; then
  fail "the package manager still knows of it"
fi
[ "$(inside find /home/agent | sort)" = "$home" ] || fail "the agent's own home was touched"
echo "   no file of the system is more or less than before; the agent's home is the agent's"

printf '\nPassed on a fresh %s: Rafiq %s was installed, signed in, synced and shown%s, and purged without a trace\n' \
  "$suite" "$(version_of "$packages")" "${before:+, upgraded from $(version_of "$before") with its data}"
