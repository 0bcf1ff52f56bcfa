// The bare limits of Patrol: what the same rows cost through plain calls of SQLite. Nothing is decided,
// checked or hashed.
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

int main(int count, char **arguments) {
  const char *task = count > 1 ? arguments[1] : "";
  if (count == 2 && strcmp(task, "empty") == 0) return 0;
  if (count == 3 && strcmp(task, "log") == 0) return log_once(arguments[2]);
  if (count == 8 && strcmp(task, "terminal") == 0) {
    return terminal(arguments[2], atoll(arguments[3]), atoll(arguments[4]), atoll(arguments[5]),
                    atoll(arguments[6]), arguments[7]);
  }
  if (count >= 3 && strcmp(task, "memory") == 0) return memory(arguments + 2);
  if (count == 4 && strcmp(task, "lists") == 0) return lists(arguments[2], atoi(arguments[3]));
  if (count == 5 && (strcmp(task, "turnaround") == 0 || strcmp(task, "once") == 0)) {
    return turnaround(arguments[2], atoll(arguments[3]), atoll(arguments[4]),
                      strcmp(task, "turnaround") == 0);
  }
  fprintf(stderr, "usage: patrol-bench-bare empty | log DATABASE | memory PROGRAM... | lists DATABASE RUNS\n"
                  "  | terminal DATABASE MILLISECONDS THINKING BEGIN PHASE FILE\n"
                  "  | turnaround|once DATABASE FROM TO\n");
  return 64;
}
