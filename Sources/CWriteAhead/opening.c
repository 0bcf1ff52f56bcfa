// SQLite makes the log and its index with the mode of the database, and where the umask took some of that
// away it gives it back a moment later. Whoever of a group that shares the folder comes in between may not
// open them: that is over before a person could see it.
#define _GNU_SOURCE
#include "opening.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <time.h>
#include <unistd.h>

// Half a second in all: beyond any such moment, also where many wait for the processor.
#define TRIES 500
static const struct timespec moment = {.tv_nsec = 1000000};

// SQLite gives the three arguments of open(2), always.
static int open_patiently(const char *path, int flags, int mode) {
  int file = open(path, flags, mode);
  for (int i = 0; file < 0 && errno == EACCES && (flags & O_CREAT) != 0 && i < TRIES; i++) {
    // A folder that may not be written refuses too, and will go on to.
    if (access(path, F_OK) != 0) {
      errno = EACCES;
      return -1;
    }
    nanosleep(&moment, NULL);
    file = open(path, flags, mode);
  }
  return file;
}

void open_files_patiently(sqlite3_vfs *usual) {
  if (usual->iVersion < 3 || usual->xSetSystemCall == NULL) return;
  usual->xSetSystemCall(usual, "open", (sqlite3_syscall_ptr)open_patiently);
}
