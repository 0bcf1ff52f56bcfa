// Rights of a group that the program's file lends to whoever runs it (mode 2755). Linux asks for the file
// system group of each thread, which no function of Swift's module of the C library sets; and SQLite opens
// the files beside a database when it needs them, which only its interface to the system can accompany.

#ifndef CRIGHTS_H
#define CRIGHTS_H

#include <sys/types.h>

/// What ``rights_lay_down`` answers when nothing is lent.
#define RIGHTS_NONE ((gid_t)-1)

/// From now on the process has the rights of its user alone. A group that the program's file lends stays
/// within reach of ``rights_raise``; a user that it lends is given up, and so is what is lent to root, who
/// needs nothing lent. Programs that are started get nothing of it.
///
/// - Returns: the group, or RIGHTS_NONE.
gid_t rights_lay_down(void);

/// Gives this thread, and no other, the group for what it opens, makes and looks up from now on.
///
/// - Returns: the group it had, for ``rights_lower``.
gid_t rights_raise(gid_t group);

/// Takes it away again.
void rights_lower(gid_t before);

/// The name under which SQLite knows its own interface to the system, with the group raised while the files of
/// one database are opened, looked for, put on the disk and removed, and at no other time. Whatever else is
/// opened through it is opened without.
#define RIGHTS_VFS "patrol-lent"

/// Makes ``RIGHTS_VFS`` known to SQLite, for one database; once in a process.
///
/// - Returns: 0, or SQLite's code.
int rights_register_vfs(gid_t group, const char *database);

#endif
