// Logs a defect as `patrol order log` does, without deciding anything: inserts once more the rows of an order
// in one durable transaction. Statements are compiled once, as every program keeps them.
#define _GNU_SOURCE
#include "bare.h"
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define MOST_STATEMENTS 32

static struct {
  char *sql;
  sqlite3_stmt *statement;
} known[MOST_STATEMENTS];

static sqlite3_stmt *prepared(const char *sql) {
  int place = 0;
  while (place < MOST_STATEMENTS && known[place].sql && strcmp(known[place].sql, sql)) place++;
  if (place == MOST_STATEMENTS) exit(70);
  if (!known[place].sql) {
    known[place].sql = strdup(sql);
    check(sqlite3_prepare_v2(db, sql, -1, &known[place].statement, NULL), SQLITE_OK);
  }
  return known[place].statement;
}

static void finalize_all(void) {
  for (int place = 0; place < MOST_STATEMENTS && known[place].sql; place++) {
    sqlite3_finalize(known[place].statement);
    free(known[place].sql);
    known[place].sql = NULL;
  }
}

static void step(const char *sql) {
  sqlite3_stmt *statement = prepared(sql);
  int result = sqlite3_step(statement);
  if (result != SQLITE_DONE && result != SQLITE_ROW) check(result, SQLITE_DONE);
  sqlite3_reset(statement);
}

static sqlite3_int64 number(const char *sql) {
  sqlite3_stmt *statement = prepared(sql);
  check(sqlite3_step(statement), SQLITE_ROW);
  sqlite3_int64 value = sqlite3_column_int64(statement, 0);
  sqlite3_reset(statement);
  return value;
}

// Inserts the rows of a query about order `from_id` into a table, with new values in two of their columns
// (-1: none). NULL in the first column of `event` lets the database choose.
static void copy(const char *query, sqlite3_int64 from_id, const char *table, int id_column,
                 sqlite3_int64 id, int unique_column) {
  sqlite3_stmt *from = prepared(query);
  sqlite3_bind_int64(from, 1, from_id);
  int columns = sqlite3_column_count(from);
  char sql[2000];
  snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", table);
  for (int column = 1; column < columns; column++) strncat(sql, ", ?", sizeof sql - strlen(sql) - 1);
  strncat(sql, ")", sizeof sql - strlen(sql) - 1);
  sqlite3_stmt *to = prepared(sql);
  while (sqlite3_step(from) == SQLITE_ROW) {
    for (int column = 0; column < columns; column++) {
      if (column == id_column) {
        sqlite3_bind_int64(to, column + 1, id);
      } else if (column == unique_column) {
        char text[100];
        snprintf(text, sizeof text, "%s-%lld", table, (long long)id);
        if (unique_column == 0) sqlite3_bind_null(to, 1);
        else sqlite3_bind_text(to, column + 1, text, -1, SQLITE_TRANSIENT);
      } else {
        sqlite3_bind_value(to, column + 1, sqlite3_column_value(from, column));
      }
    }
    check(sqlite3_step(to), SQLITE_DONE);
    sqlite3_reset(to);
  }
  sqlite3_reset(from);
}

static void open_database(const char *path) {
  check(sqlite3_open(path, &db), SQLITE_OK);
  sqlite3_busy_timeout(db, 30000);
  run("PRAGMA synchronous = FULL");
  run("PRAGMA foreign_keys = ON");
}

// The order whose rows are copied: the newest when the program began.
static sqlite3_int64 pattern;

static void log_defect(void) {
  step("BEGIN IMMEDIATE");
  number("SELECT clock FROM database WHERE id = 1");
  step("UPDATE campus SET last_number = last_number + 1 WHERE id = 1");
  sqlite3_int64 id = 1 + number("SELECT MAX(id) FROM work_order");
  if (!pattern) pattern = id - 1;
  copy("SELECT * FROM event WHERE topic = 'order' AND subject = ?1", pattern, "event", 2, id, 0);
  copy("SELECT * FROM work_order WHERE id = ?1", pattern, "work_order", 0, id, 1);
  copy("SELECT * FROM order_clock WHERE work_order = ?1", pattern, "order_clock", 0, id, -1);
  step("UPDATE counter SET value = value + 1 WHERE campus = 1 AND name IN ('all', 'open', 'stage.dispatched')");
  copy("SELECT rowid, entry_words FROM order_search WHERE rowid = ?1", pattern,
       "order_search (rowid, entry_words)", 0, id, -1);
  step("INSERT INTO command (id, name, content, answer, recorded) "
       "SELECT hex(randomblob(16)), 'logDefect', hex(randomblob(32)),"
       " '[{\"id\":1000,\"isSighting\":false,\"major\":false,\"number\":\"NH-1000\"}]', clock FROM database");
  step("COMMIT");
}

int log_once(const char *path) {
  open_database(path);
  log_defect();
  finalize_all();
  check(sqlite3_close(db), SQLITE_OK);
  return 0;
}

static long long microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static void wait_until(long long time) {
  long long left = time - microseconds();
  if (left > 0) usleep((useconds_t)left);
}

static void log_in_turn(const char *queue) {
  // The queue of Patrol: each turn opens the file anew and waits in the kernel.
  int lock = open(queue, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0 || flock(lock, LOCK_EX) != 0) exit(74);
  log_defect();
  close(lock);
}

int terminal(const char *path, long long milliseconds, long long thinking, long long begin,
             long long phase, const char *file) {
  open_database(path);
  char queue[4096];
  snprintf(queue, sizeof queue, "%s.lock", path);
  FILE *out = fopen(file, "wb");
  if (!out) return 73;
  log_in_turn(queue);
  if (microseconds() >= begin) return 75;
  long long next = begin + phase, end = begin + milliseconds * 1000;
  wait_until(next);
  while (microseconds() < end) {
    if (thinking) wait_until(next);
    long long before = microseconds();
    log_in_turn(queue);
    uint32_t took = (uint32_t)(microseconds() - before);
    fwrite(&took, sizeof took, 1, out);
    next += thinking * 1000;
  }
  fclose(out);
  finalize_all();
  check(sqlite3_close(db), SQLITE_OK);
  return 0;
}
