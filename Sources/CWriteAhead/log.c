// The log of a database, written in one piece for each transaction. Nobody reads what a transaction has
// written before its last page stands there: the index of the log, by which others find pages, follows behind
// that. So all of it may wait in memory until that page comes, whose header says that it is the last. When it
// is saved is as it was: SQLite asks for that, and whatever waits goes before it.
#include "CWriteAhead.h"
#include "opening.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// 31 pages of 4 KB with their headers: what one call of Unix's interface writes at most is little more.
#define ROOM (31 * (24 + 4096))

static sqlite3_vfs *usual;
static sqlite3_vfs gathering;

typedef struct {
  sqlite3_file seen;
  sqlite3_file *disk;
  // What waits, and where in the file it begins.
  unsigned char *bytes;
  int count;
  sqlite3_int64 start;
  // What comes belongs to the last page of a transaction.
  bool is_last;
} log_file;

static sqlite3_file *disk(sqlite3_file *file) { return ((log_file *)file)->disk; }

// Hands on what waits. What could not be written is given up: SQLite undoes the transaction.
static int hand_on(log_file *own) {
  if (own->count == 0) return SQLITE_OK;
  int count = own->count;
  own->count = 0;
  return own->disk->pMethods->xWrite(own->disk, own->bytes, count, own->start);
}

// Before each page goes a header (https://www.sqlite.org/fileformat2.html#wal_file_format). That of the last
// one has the size of the database, that of another page 0.
static bool is_header(int count) { return count == 24; }
static bool ends_transaction(const unsigned char *header) {
  return (header[4] | header[5] | header[6] | header[7]) != 0;
}

static int log_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at) {
  log_file *own = (log_file *)file;
  if (at != own->start + own->count || own->count + count > ROOM) {
    int result = hand_on(own);
    if (result != SQLITE_OK) return result;
  }
  if (is_header(count)) own->is_last = ends_transaction(bytes);
  // Alone the last one has nothing to be gathered with; a header that is put right is followed by no page.
  bool waits = count <= ROOM && !(own->is_last && own->count == 0);
  if (waits && own->bytes == NULL) own->bytes = malloc(ROOM);
  if (!waits || own->bytes == NULL) {
    return own->disk->pMethods->xWrite(own->disk, bytes, count, at);
  }
  if (own->count == 0) own->start = at;
  memcpy(own->bytes + own->count, bytes, (size_t)count);
  own->count += count;
  return own->is_last && !is_header(count) ? hand_on(own) : SQLITE_OK;
}

static int log_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at) {
  log_file *own = (log_file *)file;
  if (at < own->start + own->count && own->start < at + count) {
    int result = hand_on(own);
    if (result != SQLITE_OK) return result;
  }
  return own->disk->pMethods->xRead(own->disk, bytes, count, at);
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 size) {
  int result = hand_on((log_file *)file);
  return result != SQLITE_OK ? result : disk(file)->pMethods->xTruncate(disk(file), size);
}

static int log_sync(sqlite3_file *file, int flags) {
  int result = hand_on((log_file *)file);
  return result != SQLITE_OK ? result : disk(file)->pMethods->xSync(disk(file), flags);
}

static int log_size(sqlite3_file *file, sqlite3_int64 *size) {
  int result = hand_on((log_file *)file);
  return result != SQLITE_OK ? result : disk(file)->pMethods->xFileSize(disk(file), size);
}

static int log_close(sqlite3_file *file) {
  log_file *own = (log_file *)file;
  // What still waits belongs to a transaction that was undone.
  free(own->bytes);
  own->bytes = NULL;
  own->count = 0;
  return own->disk->pMethods->xClose(own->disk);
}

static int log_lock(sqlite3_file *file, int level) {
  return disk(file)->pMethods->xLock(disk(file), level);
}
static int log_unlock(sqlite3_file *file, int level) {
  return disk(file)->pMethods->xUnlock(disk(file), level);
}
static int log_reserved(sqlite3_file *file, int *answer) {
  return disk(file)->pMethods->xCheckReservedLock(disk(file), answer);
}
static int log_control(sqlite3_file *file, int operation, void *value) {
  return disk(file)->pMethods->xFileControl(disk(file), operation, value);
}
static int log_sector(sqlite3_file *file) { return disk(file)->pMethods->xSectorSize(disk(file)); }
static int log_traits(sqlite3_file *file) {
  return disk(file)->pMethods->xDeviceCharacteristics(disk(file));
}

// A log is neither shared nor mapped: what later versions of the table have is the database's.
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = log_close,
    .xRead = log_read,
    .xWrite = log_write,
    .xTruncate = log_truncate,
    .xSync = log_sync,
    .xFileSize = log_size,
    .xLock = log_lock,
    .xUnlock = log_unlock,
    .xCheckReservedLock = log_reserved,
    .xFileControl = log_control,
    .xSectorSize = log_sector,
    .xDeviceCharacteristics = log_traits,
};

static int open_file(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *opened) {
  (void)vfs;
  if ((flags & SQLITE_OPEN_WAL) == 0) return usual->xOpen(usual, path, file, flags, opened);
  log_file *own = (log_file *)file;
  *own = (log_file){.disk = (sqlite3_file *)(own + 1)};
  int result = usual->xOpen(usual, path, own->disk, flags, opened);
  if (own->disk->pMethods != NULL) own->seen.pMethods = &methods;
  return result;
}

static int registered = SQLITE_ERROR;

static void gather(void) {
  usual = sqlite3_vfs_find(NULL);
  if (usual == NULL) return;
  open_files_patiently(usual);
  gathering = *usual;
  gathering.zName = "patrol-write-ahead";
  gathering.szOsFile = (int)sizeof(log_file) + usual->szOsFile;
  gathering.pNext = NULL;
  gathering.xOpen = open_file;
  registered = sqlite3_vfs_register(&gathering, 1);
}

int write_ahead_gather(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, gather);
  return registered;
}
