// The bare limits of the lists: the rows of a page, with their places and clocks, read by the index that has
// the order of the list. Nothing is counted, decided or made into words.
#define _GNU_SOURCE
#include "bare.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b) {
  double difference = *(const double *)a - *(const double *)b;
  return (difference > 0) - (difference < 0);
}

static long long sum;

// Reads all columns of all rows.
static void read_all(sqlite3_stmt *statement) {
  int columns = sqlite3_column_count(statement);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int column = 0; column < columns; column++) sum += sqlite3_column_bytes(statement, column);
  }
  sqlite3_reset(statement);
}

#define COLUMNS \
  "o.id, o.number, o.reference, o.campus, o.stage, o.priority, o.category, p.title, p.path, o.text," \
  " o.holder, o.major, o.sightings, o.unsigned, o.untold, o.extension_asked, o.cycle, o.reported," \
  " o.hold_reason, o.held_since, o.wakes, o.last_event, o.live_due"

static void measure(const char *name, const char *sql, int runs) {
  sqlite3_stmt *page, *clocks;
  check(sqlite3_prepare_v2(db, sql, -1, &page, NULL), SQLITE_OK);
  check(sqlite3_prepare_v2(db,
                           "SELECT clock, start, due, due_before, estimated, held, risk_at, stopped,"
                           " target, calendar FROM order_clock WHERE work_order = ?1",
                           -1, &clocks, NULL),
        SQLITE_OK);
  double *times = calloc((size_t)runs, sizeof *times);
  for (int index = 0; index < runs; index++) {
    double before = microseconds();
    int columns = sqlite3_column_count(page);
    while (sqlite3_step(page) == SQLITE_ROW) {
      for (int column = 0; column < columns; column++) sum += sqlite3_column_bytes(page, column);
      if (columns > 1) {
        sqlite3_bind_int64(clocks, 1, sqlite3_column_int64(page, 0));
        read_all(clocks);
      }
    }
    sqlite3_reset(page);
    times[index] = microseconds() - before;
  }
  qsort(times, (size_t)runs, sizeof *times, compare);
  printf("%s %.1f\n", name, times[runs / 2]);
  free(times);
  sqlite3_finalize(page);
  sqlite3_finalize(clocks);
}

int lists(const char *path, int runs) {
  check(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  run("PRAGMA cache_size = -16384");
#define PAGE "SELECT " COLUMNS " FROM work_order o JOIN place p ON p.id = o.place "
#define OPEN PAGE "WHERE o.open = 1 AND o.live_due <= 253402300800 "
#define BY_DUE "ORDER BY o.live_due, o.id LIMIT 51"
  measure("first page", OPEN BY_DUE, runs);
  measure("next page",
          OPEN "AND (o.live_due, o.id) > (SELECT live_due, id FROM work_order WHERE open = 1"
               " ORDER BY live_due, id LIMIT 1 OFFSET 49) " BY_DUE,
          runs);
  measure("counters",
          "SELECT (SELECT SUM(value) FROM counter WHERE name IN ('open', 'major', 'stage.onHold')) +"
          " (SELECT COUNT(*) FROM (SELECT 1 FROM work_order, database d WHERE live_due <= d.clock"
          "  LIMIT 1001)) + (SELECT COUNT(*) FROM (SELECT 1 FROM work_order"
          "  WHERE queue_rank < 10000 LIMIT 1001))",
          runs);
  measure("queue",
          PAGE "WHERE o.queue_rank < 10000 ORDER BY o.queue_rank, o.live_due, o.id LIMIT 51", runs);
  check(sqlite3_close(db), SQLITE_OK);
  return sum == 0;
}
