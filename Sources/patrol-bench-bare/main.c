// The bare limit of `patrol order log`: opens the database, inserts once more the rows of the
// newest order in one durable transaction, and closes. Nothing is decided, checked or hashed.
#include "bare.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

sqlite3 *db;

void check(int result, int expected) {
  if (result == expected) return;
  fprintf(stderr, "patrol-bench-bare: %s\n", sqlite3_errmsg(db));
  exit(1);
}

void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK); }

static sqlite3_int64 number(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
  check(sqlite3_step(statement), SQLITE_ROW);
  sqlite3_int64 value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

// Inserts the rows of a query into a table, with new values in two of their columns (-1: none).
// NULL in the first column of `event` lets the database choose.
static void copy(const char *query, const char *table, int id_column, sqlite3_int64 id,
                 int unique_column) {
  sqlite3_stmt *from, *to;
  check(sqlite3_prepare_v2(db, query, -1, &from, NULL), SQLITE_OK);
  int columns = sqlite3_column_count(from);
  char sql[2000];
  snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", table);
  for (int column = 1; column < columns; column++) strncat(sql, ", ?", sizeof sql - strlen(sql) - 1);
  strncat(sql, ")", sizeof sql - strlen(sql) - 1);
  check(sqlite3_prepare_v2(db, sql, -1, &to, NULL), SQLITE_OK);
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
  sqlite3_finalize(from);
  sqlite3_finalize(to);
}

int main(int count, char **arguments) {
  int isWhole = count == 5 && strcmp(arguments[1], "turnaround") == 0;
  if (isWhole || (count == 5 && strcmp(arguments[1], "once") == 0)) {
    return turnaround(arguments[2], atoll(arguments[3]), atoll(arguments[4]), isWhole);
  }
  if (count != 2) {
    fprintf(stderr, "usage: patrol-bench-bare DATABASE | turnaround|once DATABASE FROM TO\n");
    return 64;
  }
  check(sqlite3_open(arguments[1], &db), SQLITE_OK);
  sqlite3_busy_timeout(db, 5000);
  run("PRAGMA synchronous = FULL");
  run("PRAGMA foreign_keys = ON");
  run("BEGIN IMMEDIATE");
  run("UPDATE database SET clock = clock WHERE id = 1");
  run("UPDATE campus SET last_number = last_number + 1 WHERE id = 1");
  sqlite3_int64 id = number("SELECT MAX(id) FROM work_order");
  char query[200];
  snprintf(query, sizeof query, "SELECT * FROM event WHERE topic = 'order' AND subject = %lld",
           (long long)id);
  copy(query, "event", 2, id + 1, 0);
  snprintf(query, sizeof query, "SELECT * FROM work_order WHERE id = %lld", (long long)id);
  copy(query, "work_order", 0, id + 1, 1);
  snprintf(query, sizeof query, "SELECT * FROM order_clock WHERE work_order = %lld",
           (long long)id);
  copy(query, "order_clock", 0, id + 1, -1);
  run("UPDATE counter SET value = value + 1 WHERE campus = 1 AND name IN ('all', 'open')");
  run("INSERT INTO order_search (rowid, entry_words)"
      " SELECT id, text FROM work_order ORDER BY id DESC LIMIT 1");
  run("INSERT INTO command (id, name, content, answer, recorded) "
      "SELECT hex(randomblob(16)), 'bare', hex(randomblob(32)), '[]', clock FROM database");
  run("COMMIT");
  check(sqlite3_close(db), SQLITE_OK);
  return 0;
}
