// What was done to a file since its last sync, so that it can be undone when the power fails.
#pragma once

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct journal journal;

// The journal of the file with this path. `is_new`: the file has just come to be.
journal *journal_of(const char *path, bool is_new);

// Notes bytes that are about to be written; the file still has its former ones.
void journal_note_write(journal *of, sqlite3_file *file, const void *bytes, int count, int64_t at);

// Notes that the file is about to be cut.
void journal_note_cut(journal *of, sqlite3_file *file, int64_t size);

// What was done so far is on the disk.
void journal_forget(journal *of);

// Keeps a file that is about to be deleted, since nothing saves that deletion yet.
void journal_note_deletion(const char *path);

// Makes the files what the disk of a machine without power may have. The process must end then.
void journal_lose(uint64_t seed);
