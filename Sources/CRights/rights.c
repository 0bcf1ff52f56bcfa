// What the program's file lends, laid down and taken up again.

#define _GNU_SOURCE
#include "CRights.h"

#include <stdlib.h>
#include <sys/fsuid.h>
#include <unistd.h>

gid_t rights_lay_down(void) {
  uid_t user = getuid();
  gid_t own = getgid();
  gid_t lent = getegid();
  // In this order: without its user's rights the process may not be able to change its group. One that cannot
  // lay them down must not go on with them.
  gid_t kept = user == 0 ? own : lent;
  if (lent != own && setresgid(own, own, kept) != 0) {
    abort();
  }
  if (geteuid() != user && setresuid(user, user, user) != 0) {
    abort();
  }
  return kept == own ? RIGHTS_NONE : kept;
}

gid_t rights_raise(gid_t group) { return (gid_t)setfsgid(group); }

void rights_lower(gid_t before) { setfsgid(before); }
