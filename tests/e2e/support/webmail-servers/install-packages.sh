#!/bin/sh
# Installs Debian packages without starting any of their services. One at a time: `flock /var/lib/dpkg sh` runs it.
set -eu
export DEBIAN_FRONTEND=noninteractive

# Debian asks this program whether a package may start its services; 101 says no.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' HUP INT TERM
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

install() {
  apt-get -o DPkg::Lock::Timeout=600 -o DPkg::Options::=--force-unsafe-io install -y -qq --no-install-recommends "$@"
}

# the lists on the machine often do
install "$@" || { apt-get update -qq && install "$@"; }
