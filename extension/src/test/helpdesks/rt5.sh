#!/bin/bash
# Request Tracker 5 (SQLite) on a Debian 12 machine, loopback only, 127.0.0.1:8081. Mail goes to a file.
# usage: bash rt5.sh [install|start|stop]   (no argument: install + start)
set -euo pipefail
PORT=${RT_PORT:-8081}
ROOTPW=${RT_ROOT_PASSWORD:-password}
RUN=${RT_RUN:-${TMPDIR:-/tmp}/rapport-rt5}
mkdir -p "$RUN"

install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get -o DPkg::Lock::Timeout=900 install -y -qq --no-install-recommends debconf-utils
  debconf-set-selections <<EOF
request-tracker5 request-tracker5/rtname string rt.local
request-tracker5 request-tracker5/organization string rt.local
request-tracker5 request-tracker5/correspondaddress string rt@rt.local
request-tracker5 request-tracker5/commentaddress string rt-comment@rt.local
request-tracker5 request-tracker5/webbaseurl string http://127.0.0.1:$PORT
request-tracker5 request-tracker5/webpath string
request-tracker5 request-tracker5/handle-siteconfig-permissions boolean true
request-tracker5 request-tracker5/install-cronjobs boolean false
request-tracker5 request-tracker5/initial-root-password password $ROOTPW
request-tracker5 request-tracker5/initial-root-password-again password $ROOTPW
request-tracker5 request-tracker5/dbconfig-install boolean true
request-tracker5 request-tracker5/database-type select sqlite3
request-tracker5 request-tracker5/db/dbname string rtdb
request-tracker5 request-tracker5/db/basepath string /var/lib/dbconfig-common/sqlite3/request-tracker5
EOF
  # db + server chosen BEFORE request-tracker5 so that no MTA/apache/postgres comes in; nullmailer satisfies mail-transport-agent and starts nothing useful
  echo "nullmailer shared/mailname string rt.local" | debconf-set-selections
  echo "nullmailer nullmailer/relayhost string 127.0.0.1" | debconf-set-selections
  apt-get -o DPkg::Lock::Timeout=900 install -y -qq --no-install-recommends \
    rt5-db-sqlite dbconfig-sqlite3 rt5-standalone request-tracker5 nullmailer
}

configure() {
  # under a restrictive umask the package leaves RT_SiteConfig.pm 0600 root: www-data must read it
  chgrp www-data /etc/request-tracker5/RT_SiteConfig.pm; chmod 640 /etc/request-tracker5/RT_SiteConfig.pm
  cat > /etc/request-tracker5/RT_SiteConfig.d/90-local.pm <<EOF
Set(\$WebPath, '');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $PORT);
Set(\$WebBaseURL, 'http://127.0.0.1:$PORT');
Set(\$MailCommand, 'testfile');      # mail goes to a file, nothing is sent
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'warning');
Set(\$WebSecureCookies, 0);
1;
EOF
  chmod 644 /etc/request-tracker5/RT_SiteConfig.d/90-local.pm
}
start() {
  cd /
  setsid runuser -u www-data -- /usr/share/request-tracker5/libexec/rt-server --host 127.0.0.1 --port "$PORT" \
     --workers 2 > "$RUN/server.log" 2>&1 < /dev/null &
  echo $! > "$RUN/pid"
  for i in $(seq 120); do
    curl -fsS -o /dev/null "http://127.0.0.1:$PORT/" 2>/dev/null && { echo "RT up on http://127.0.0.1:$PORT after $((i/2)) s (root / $ROOTPW)"; return 0; }
    sleep 0.5
  done
  tail "$RUN/server.log"; return 1
}
stop() { # the prefork parent is the session leader's child: end its process group only
  [ -f "$RUN/pid" ] && kill -- -"$(ps -o pgid= -p "$(cat "$RUN/pid")" | tr -d ' ')" 2>/dev/null || true; rm -f "$RUN/pid"; }
case "${1:-all}" in
  install) install; configure;;
  start) configure; start;;
  stop) stop;;
  all) install; configure; start;;
esac
