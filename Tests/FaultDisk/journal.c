// A file is written through at once, so that everybody reads what was written; what stood there before
// is kept until the next sync. When the power fails, all is undone, and a part of it done again.

#define _GNU_SOURCE
#include "journal.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const int64_t sector = 512;

// One change of a file: bytes that took the place of others, or a cut.
typedef struct change {
  struct change *former, *next;
  bool is_cut;
  int64_t at;          // where the bytes begin, or the size after the cut
  int64_t count;       // how many bytes were written
  int64_t size;        // of the file before
  int64_t old_count;   // how many bytes are kept from before
  unsigned char *old;  // what stood at `at`
  unsigned char *new;
} change;

struct journal {
  journal *next;
  char *path;
  bool is_new;      // nothing has saved its name yet
  bool is_deleted;  // and nothing has saved that
  change *first, *last;
};

static journal *journals;

static uint64_t state;

// Steele, Lea and Flood's SplitMix64.
static uint64_t draw(void) {
  uint64_t value = (state += 0x9E3779B97F4A7C15u);
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

static void stop(const char *what, const char *path) {
  fprintf(stderr, "fault disk: %s: %s\n", path, what);
  _exit(99);
}

static void *room(int64_t count) {
  void *bytes = malloc(count > 0 ? (size_t)count : 1);
  if (bytes == NULL) stop("no memory", "");
  return bytes;
}

static void kept_name(const char *path, char *name) {
  if (snprintf(name, PATH_MAX, "%s.deleted", path) >= PATH_MAX) stop("the name is too long", path);
}

journal *journal_of(const char *path, bool is_new) {
  for (journal *known = journals; known != NULL; known = known->next) {
    if (strcmp(known->path, path) != 0) continue;
    // A deleted name that is used again: the former file cannot come back over the new one.
    if (is_new) {
      journal_forget(known);
      known->is_new = true;
    }
    return known;
  }
  journal *made = room(sizeof *made);
  *made = (journal){.next = journals, .path = strdup(path), .is_new = is_new};
  if (made->path == NULL) stop("no memory", path);
  return journals = made;
}

static change *append(journal *of, sqlite3_file *file) {
  change *made = room(sizeof *made);
  *made = (change){.former = of->last};
  if (file->pMethods->xFileSize(file, (sqlite3_int64 *)&made->size) != SQLITE_OK) {
    stop("no size", of->path);
  }
  if (of->last != NULL) of->last->next = made;
  else of->first = made;
  of->last = made;
  return made;
}

static void keep_old(change *of, sqlite3_file *file, int64_t at, int64_t count) {
  int64_t there = of->size - at;
  of->old_count = there < 0 ? 0 : there < count ? there : count;
  of->old = room(of->old_count);
  if (of->old_count > 0
      && file->pMethods->xRead(file, of->old, (int)of->old_count, at) != SQLITE_OK) {
    stop("cannot read what stood there", "");
  }
}

void journal_note_write(journal *of, sqlite3_file *file, const void *bytes, int count, int64_t at) {
  change *made = append(of, file);
  made->at = at;
  made->count = count;
  made->new = memcpy(room(count), bytes, (size_t)count);
  keep_old(made, file, at, count);
}

void journal_note_cut(journal *of, sqlite3_file *file, int64_t size) {
  change *made = append(of, file);
  made->is_cut = true;
  made->at = size;
  keep_old(made, file, size, made->size > size ? made->size - size : 0);
}

void journal_forget(journal *of) {
  for (change *each = of->first, *next; each != NULL; each = next) {
    next = each->next;
    free(each->old);
    free(each->new);
    free(each);
  }
  of->first = of->last = NULL;
  if (!of->is_new) return;
  // SQLite syncs the folder of a new file with it: what happened to names there is saved too.
  of->is_new = false;
  for (journal *each = journals; each != NULL; each = each->next) {
    if (!each->is_deleted) continue;
    char kept[PATH_MAX];
    kept_name(each->path, kept);
    unlink(kept);
    each->is_deleted = false;
  }
}

void journal_note_deletion(const char *path) {
  journal *of = journal_of(path, false);
  // A file whose coming was never saved leaves nothing behind.
  bool was_new = of->is_new;
  of->is_new = false;
  journal_forget(of);
  if (was_new) return;
  char kept[PATH_MAX];
  kept_name(path, kept);
  unlink(kept);
  of->is_deleted = link(path, kept) == 0;
}

// Draws whether a piece arrived. `way`: 0 all, 1 nothing, 2 the first ones, 3 some.
static bool arrives(int way, int64_t number, int64_t first) {
  switch (way) {
    case 0: return true;
    case 1: return false;
    case 2: return number < first;
    default: return draw() % 2 == 0;
  }
}

static void put(int file, const unsigned char *bytes, int64_t count, int64_t at) {
  if (count > 0 && pwrite(file, bytes, (size_t)count, at) != count) stop("cannot write", "");
}

// Does a write again, whole or sector by sector.
static void redo(int file, const change *of, bool in_sectors) {
  for (int64_t done = 0; done < of->count;) {
    int64_t piece = of->count - done;
    if (in_sectors) {
      int64_t left = sector - (of->at + done) % sector;
      if (left < piece) piece = left;
    }
    if (!in_sectors || draw() % 2 == 0) put(file, of->new + done, piece, of->at + done);
    done += piece;
  }
}

static void lose(journal *of) {
  if (of->first == NULL) return;
  int file = open(of->path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  int64_t count = 0;
  for (change *each = of->last; each != NULL; each = each->former, count++) {
    if (ftruncate(file, each->size) != 0) stop("cannot cut", of->path);
    put(file, each->old, each->old_count, each->at);
  }
  // 4: some sectors of some writes.
  int way = (int)(draw() % 5);
  int64_t number = 0, first = (int64_t)(draw() % (uint64_t)(count + 1));
  for (change *each = of->first; each != NULL; each = each->next, number++) {
    if (!arrives(way, number, first)) continue;
    if (!each->is_cut) redo(file, each, way == 4);
    else if (ftruncate(file, each->at) != 0) stop("cannot cut", of->path);
  }
  close(file);
}

void journal_lose(uint64_t seed) {
  state = seed;
  for (journal *each = journals; each != NULL; each = each->next) {
    lose(each);
    bool is_lost = draw() % 2 == 0;
    char kept[PATH_MAX];
    kept_name(each->path, kept);
    if (each->is_new && is_lost) unlink(each->path);
    if (!each->is_deleted) continue;
    struct stat status;
    if (is_lost && stat(each->path, &status) != 0) rename(kept, each->path);
    else unlink(kept);
  }
}
