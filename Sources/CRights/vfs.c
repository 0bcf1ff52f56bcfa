// SQLite's interface to the system with the rights of a group around each call that gives it a path of one
// database, or that may come to one by itself: the log's index is opened when it is mapped, and a folder when
// what is new in it is put on the disk. A path of anything else is opened with the rights of the user, whoever
// named it and however this interface came to be chosen.

#include "CRights.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static gid_t group;
/// The database as it is named, and as SQLite calls it when no link is left in that.
static char *named;
static char *resolved;
static pthread_mutex_t resolved_lock = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs lent;
static sqlite3_vfs *usual;

// MARK: - Open files

/// The calls of one kind of file. SQLite sees the first member; the second is what it stands for.
typedef struct {
  sqlite3_io_methods seen;
  const sqlite3_io_methods *usual;
} Methods;

/// SQLite has one table of calls for files that are locked and one for those that are not.
static Methods kinds[8];
static int kind_count;
static pthread_mutex_t kinds_lock = PTHREAD_MUTEX_INITIALIZER;

static const sqlite3_io_methods *usual_methods(sqlite3_file *file) {
  return ((const Methods *)file->pMethods)->usual;
}

static int lent_sync(sqlite3_file *file, int flags) {
  gid_t before = rights_raise(group);
  int answer = usual_methods(file)->xSync(file, flags);
  rights_lower(before);
  return answer;
}

static int lent_control(sqlite3_file *file, int operation, void *value) {
  gid_t before = rights_raise(group);
  int answer = usual_methods(file)->xFileControl(file, operation, value);
  rights_lower(before);
  return answer;
}

static int lent_map_shared(
    sqlite3_file *file, int page, int size, int extends, void volatile **memory) {
  gid_t before = rights_raise(group);
  int answer = usual_methods(file)->xShmMap(file, page, size, extends, memory);
  rights_lower(before);
  return answer;
}

static int lent_unmap_shared(sqlite3_file *file, int removes) {
  gid_t before = rights_raise(group);
  int answer = usual_methods(file)->xShmUnmap(file, removes);
  rights_lower(before);
  return answer;
}

/// The table with our calls in place of four of `base`; NULL when there are more kinds than we know.
static const sqlite3_io_methods *lent_methods(const sqlite3_io_methods *base) {
  const sqlite3_io_methods *found = NULL;
  pthread_mutex_lock(&kinds_lock);
  for (int i = 0; i < kind_count && found == NULL; i++) {
    if (kinds[i].usual == base) {
      found = &kinds[i].seen;
    }
  }
  if (found == NULL && kind_count < (int)(sizeof kinds / sizeof kinds[0])) {
    Methods *kind = &kinds[kind_count++];
    kind->usual = base;
    kind->seen = *base;
    kind->seen.xSync = lent_sync;
    kind->seen.xFileControl = lent_control;
    if (base->iVersion >= 2) {
      kind->seen.xShmMap = lent_map_shared;
      kind->seen.xShmUnmap = lent_unmap_shared;
    }
    found = &kind->seen;
  }
  pthread_mutex_unlock(&kinds_lock);
  return found;
}

// MARK: - Paths

/// Whether it is the database, or stands beside it under one of the names that SQLite gives.
static bool is_ours(const char *path) {
  static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
  pthread_mutex_lock(&resolved_lock);
  size_t length = resolved == NULL ? 0 : strlen(resolved);
  bool is_beside = length > 0 && strncmp(path, resolved, length) == 0;
  pthread_mutex_unlock(&resolved_lock);
  for (size_t i = 0; is_beside && i < sizeof ends / sizeof ends[0]; i++) {
    if (strcmp(path + length, ends[i]) == 0) {
      return true;
    }
  }
  return false;
}

static int lent_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *opened) {
  (void)vfs;
  // A file without a name belongs to no database.
  if (path == NULL || !is_ours(path)) {
    return usual->xOpen(usual, path, file, flags, opened);
  }
  gid_t before = rights_raise(group);
  int answer = usual->xOpen(usual, path, file, flags, opened);
  rights_lower(before);
  if (answer != SQLITE_OK || file->pMethods == NULL) {
    return answer;
  }
  const sqlite3_io_methods *methods = lent_methods(file->pMethods);
  if (methods == NULL) {
    file->pMethods->xClose(file);
    file->pMethods = NULL;
    return SQLITE_CANTOPEN;
  }
  file->pMethods = methods;
  return SQLITE_OK;
}

static int lent_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
  (void)vfs;
  if (!is_ours(path)) {
    return usual->xDelete(usual, path, syncs);
  }
  gid_t before = rights_raise(group);
  int answer = usual->xDelete(usual, path, syncs);
  rights_lower(before);
  return answer;
}

static int lent_access(sqlite3_vfs *vfs, const char *path, int flags, int *answered) {
  (void)vfs;
  if (!is_ours(path)) {
    return usual->xAccess(usual, path, flags, answered);
  }
  gid_t before = rights_raise(group);
  int answer = usual->xAccess(usual, path, flags, answered);
  rights_lower(before);
  return answer;
}

static int lent_full_path(sqlite3_vfs *vfs, const char *path, int room, char *full) {
  (void)vfs;
  if (strcmp(path, named) != 0) {
    return usual->xFullPathname(usual, path, room, full);
  }
  gid_t before = rights_raise(group);
  int answer = usual->xFullPathname(usual, path, room, full);
  rights_lower(before);
  pthread_mutex_lock(&resolved_lock);
  // The first one stays: a link that is moved meanwhile leads to no other file.
  if ((answer & 0xFF) == SQLITE_OK && resolved == NULL) {
    resolved = strdup(full);
  }
  pthread_mutex_unlock(&resolved_lock);
  return answer;
}

int rights_register_vfs(gid_t lent_group, const char *database) {
  usual = sqlite3_vfs_find(NULL);
  named = usual == NULL ? NULL : strdup(database);
  if (named == NULL) {
    return SQLITE_ERROR;
  }
  group = lent_group;
  lent = *usual;
  lent.pNext = NULL;
  lent.zName = RIGHTS_VFS;
  lent.xOpen = lent_open;
  lent.xDelete = lent_delete;
  lent.xAccess = lent_access;
  lent.xFullPathname = lent_full_path;
  return sqlite3_vfs_register(&lent, 0);
}
