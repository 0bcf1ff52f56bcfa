// The disk in SQLite's terms: a VFS before the one of Unix, that counts and fails.

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "FaultDisk.h"
#include "journal.h"

typedef struct {
  sqlite3_file base;
  journal *journal;  // NULL for files without a name
  sqlite3_file *real;
} disk_file;

static sqlite3_vfs *usual;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static fault_kind kind;
static long chosen, calls;
static uint64_t seed;

// What is to be done about one call.
typedef enum { PASS, FAIL, HALF, NO_ROOM } verdict;

static verdict judge(bool needs_room) {
  long call = ++calls;
  if (kind == FAULT_NONE || call < chosen) return PASS;
  switch (kind) {
    case FAULT_ERROR: return call == chosen ? FAIL : PASS;
    case FAULT_SHORT: return call == chosen ? HALF : PASS;
    case FAULT_FULL: return call < chosen + 12 && needs_room ? NO_ROOM : PASS;
    case FAULT_GONE: return FAIL;
    case FAULT_POWER:
      journal_lose(seed);
      _exit(137);
    default: return PASS;
  }
}

// What the next call does is noted unless it will fail; the power fails after noting.
static bool is_noted(const disk_file *file) {
  return file->journal != NULL && (kind == FAULT_POWER || calls + 1 < chosen);
}

static sqlite3_file *real(sqlite3_file *file) { return ((disk_file *)file)->real; }

static int disk_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at) {
  disk_file *own = (disk_file *)file;
  pthread_mutex_lock(&lock);
  if (is_noted(own)) journal_note_write(own->journal, own->real, bytes, count, at);
  verdict verdict = judge(true);
  if (verdict == HALF) count /= 2;
  int result = verdict == PASS || verdict == HALF
                   ? own->real->pMethods->xWrite(own->real, bytes, count, at)
                   : SQLITE_OK;
  pthread_mutex_unlock(&lock);
  switch (verdict) {
    case PASS: return result;
    case NO_ROOM: return SQLITE_FULL;
    default: return SQLITE_IOERR_WRITE;
  }
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size) {
  disk_file *own = (disk_file *)file;
  pthread_mutex_lock(&lock);
  if (is_noted(own)) journal_note_cut(own->journal, own->real, size);
  verdict verdict = judge(false);
  int result = verdict == PASS ? own->real->pMethods->xTruncate(own->real, size)
                               : SQLITE_IOERR_TRUNCATE;
  pthread_mutex_unlock(&lock);
  return result;
}

static int disk_sync(sqlite3_file *file, int flags) {
  disk_file *own = (disk_file *)file;
  pthread_mutex_lock(&lock);
  int result = SQLITE_IOERR_FSYNC;
  if (judge(false) == PASS) result = own->real->pMethods->xSync(own->real, flags);
  if (own->journal != NULL && result == SQLITE_OK) journal_forget(own->journal);
  pthread_mutex_unlock(&lock);
  return result;
}

static int disk_shared(sqlite3_file *file, int page, int size, int extend, void volatile **at) {
  // Where the log's index must grow it needs room, too.
  if (extend) {
    pthread_mutex_lock(&lock);
    verdict verdict = judge(true);
    pthread_mutex_unlock(&lock);
    if (verdict != PASS) {
      *at = NULL;
      return SQLITE_IOERR_SHMSIZE;
    }
  }
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, at);
}

static int disk_delete(sqlite3_vfs *vfs, const char *path, int is_saved) {
  pthread_mutex_lock(&lock);
  int there = 0;
  usual->xAccess(usual, path, SQLITE_ACCESS_EXISTS, &there);
  verdict verdict = there ? judge(false) : PASS;
  int result = SQLITE_IOERR_DELETE;
  if (verdict == PASS) {
    if (there && !is_saved && kind != FAULT_NONE) journal_note_deletion(path);
    else if (there) journal_forget(journal_of(path, true));
    result = usual->xDelete(usual, path, is_saved);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

static int disk_close(sqlite3_file *file) {
  int result = real(file)->pMethods->xClose(real(file));
  free(real(file));
  return result;
}

// What changes nothing goes straight to the usual disk.
static int disk_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), to, n, at);
}
static int disk_size(sqlite3_file *f, sqlite3_int64 *n) {
  return real(f)->pMethods->xFileSize(real(f), n);
}
static int disk_lock(sqlite3_file *f, int n) { return real(f)->pMethods->xLock(real(f), n); }
static int disk_unlock(sqlite3_file *f, int n) { return real(f)->pMethods->xUnlock(real(f), n); }
static int disk_reserved(sqlite3_file *f, int *n) {
  return real(f)->pMethods->xCheckReservedLock(real(f), n);
}
static int disk_control(sqlite3_file *f, int what, void *with) {
  return real(f)->pMethods->xFileControl(real(f), what, with);
}
static int disk_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int disk_traits(sqlite3_file *f) {
  return real(f)->pMethods->xDeviceCharacteristics(real(f));
}
static int disk_shared_lock(sqlite3_file *f, int at, int n, int flags) {
  return real(f)->pMethods->xShmLock(real(f), at, n, flags);
}
static void disk_shared_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int disk_shared_end(sqlite3_file *f, int delete) {
  return real(f)->pMethods->xShmUnmap(real(f), delete);
}
static int disk_fetch(sqlite3_file *f, sqlite3_int64 at, int n, void **to) {
  return real(f)->pMethods->xFetch(real(f), at, n, to);
}
static int disk_unfetch(sqlite3_file *f, sqlite3_int64 at, void *page) {
  return real(f)->pMethods->xUnfetch(real(f), at, page);
}

static const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = disk_close,
    .xRead = disk_read,
    .xWrite = disk_write,
    .xTruncate = disk_truncate,
    .xSync = disk_sync,
    .xFileSize = disk_size,
    .xLock = disk_lock,
    .xUnlock = disk_unlock,
    .xCheckReservedLock = disk_reserved,
    .xFileControl = disk_control,
    .xSectorSize = disk_sector,
    .xDeviceCharacteristics = disk_traits,
    .xShmMap = disk_shared,
    .xShmLock = disk_shared_lock,
    .xShmBarrier = disk_shared_barrier,
    .xShmUnmap = disk_shared_end,
    .xFetch = disk_fetch,
    .xUnfetch = disk_unfetch,
};

static int disk_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *got) {
  disk_file *own = (disk_file *)file;
  *own = (disk_file){.real = calloc(1, (size_t)usual->szOsFile)};
  if (own->real == NULL) return SQLITE_NOMEM;
  int there = 0;
  if (path != NULL) usual->xAccess(usual, path, SQLITE_ACCESS_EXISTS, &there);
  int result = usual->xOpen(usual, path, own->real, flags, got);
  if (own->real->pMethods == NULL) {
    free(own->real);
    return result;
  }
  own->base.pMethods = &methods;
  pthread_mutex_lock(&lock);
  if (path != NULL) own->journal = journal_of(path, there == 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int fault_disk_install(void) {
  static sqlite3_vfs disk;
  if (usual != NULL) return SQLITE_OK;
  usual = sqlite3_vfs_find(NULL);
  if (usual == NULL) return SQLITE_ERROR;
  disk = *usual;
  disk.zName = "fault-disk";
  disk.szOsFile = sizeof(disk_file);
  disk.pNext = NULL;
  disk.xOpen = disk_open;
  disk.xDelete = disk_delete;
  return sqlite3_vfs_register(&disk, 1);
}

void fault_disk_arm(fault_kind new_kind, long call, uint64_t new_seed) {
  pthread_mutex_lock(&lock);
  kind = new_kind;
  chosen = call;
  seed = new_seed;
  calls = 0;
  pthread_mutex_unlock(&lock);
}

void fault_disk_cut_power(uint64_t seed) {
  pthread_mutex_lock(&lock);
  journal_lose(seed);
  _exit(137);
}

long fault_disk_calls(void) {
  pthread_mutex_lock(&lock);
  long so_far = calls;
  pthread_mutex_unlock(&lock);
  return so_far;
}
