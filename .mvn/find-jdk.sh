# Sourced by mvnw and hap (POSIX sh): find_jdk exports JAVA_HOME of a JDK 21 or newer, or says in one line why it cannot.
#
# Why: the JDK on PATH is often older than the one OpenSearch needs, while a newer one lies beside it. Versions are read
# from the `release` file that every JDK carries, because starting a JVM for each candidate takes a second.

HAP_JDK_MIN=21

# Prints the feature version (8, 17, 21, ...) of the Java home $1, or nothing where there is none.
jdk_version() {
  [ -x "$1/bin/java" ] || return 0
  _v=''
  if [ -r "$1/release" ]; then
    _v=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9._]*\).*/\1/p' "$1/release" | head -n 1)
  fi
  [ -n "$_v" ] || _v=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9._]*\).*/\1/p' | head -n 1)
  _v=${_v#1.}
  printf '%s' "${_v%%[!0-9]*}"
}

# Accepts the Java home $1 if it is new enough and has a compiler; otherwise remembers it for the message.
jdk_fits() {
  _version=$(jdk_version "$1")
  [ -n "$_version" ] || return 1
  if [ "$_version" -ge "$HAP_JDK_MIN" ]; then
    [ -x "$1/bin/javac" ] && return 0
    _version="$_version without a compiler"
  fi
  case "$_jdk_found" in
  *" at $1,"*) ;;
  *) _jdk_found="$_jdk_found Java $_version at $1," ;;
  esac
  return 1
}

# Prints the home of `java` on PATH: through links, and through shims (jenv, asdf, macOS) by asking java itself.
jdk_on_path() {
  _java=$(command -v java 2>/dev/null) || return 0
  _home=$(readlink -f "$_java" 2>/dev/null) || _home=$_java
  _home=${_home%/bin/java}
  if [ ! -r "$_home/release" ]; then
    _home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  fi
  printf '%s' "$_home"
}

find_jdk() {
  _jdk_found=''
  for _candidate in "${JAVA_HOME:-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* /opt/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$_candidate" ] && jdk_fits "$_candidate"; then
      JAVA_HOME=$_candidate
      export JAVA_HOME
      return 0
    fi
  done
  _jdk_found=${_jdk_found%,}
  echo "HAP needs a JDK $HAP_JDK_MIN or newer; found:${_jdk_found:- none}. Set JAVA_HOME to the folder of such a JDK." >&2
  return 1
}
