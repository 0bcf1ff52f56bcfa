// The bare limits of `patrol report turnaround`: SQL that counts and sorts the orders reported in
// [from, to). Either with the same figures as the report, by category and all together: counts, the rates
// that follow, and the median, the 90th and the 99th percentile in working time and in wall time; or only
// once counted and once sorted, which is less than the report does. No text is made.
#include "bare.h"
#include <stdlib.h>

static sqlite3_stmt *prepare(const char *sql, long long from, long long to) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
  check(sqlite3_bind_int64(statement, 1, from), SQLITE_OK);
  check(sqlite3_bind_int64(statement, 2, to), SQLITE_OK);
  return statement;
}

static long long sum;

// Counts per category; the totals are the sums of these.
static void count(long long from, long long to) {
  sqlite3_stmt *statement = prepare(
      "SELECT category, COUNT(*), SUM(open), COUNT(first_completed),"
      " SUM(first_completed <= first_due), SUM(first_completed > first_due),"
      " SUM(first_due IS NULL), SUM(rework > 0), SUM(rework > 0 AND first_completed IS NOT NULL),"
      " SUM(first_completed <= first_due_before),"
      " SUM(CASE WHEN open = 1 AND stage NOT IN ('completed', 'onHold') THEN"
      "  (SELECT due FROM order_clock WHERE work_order = o.id AND cycle = o.cycle"
      "   AND clock = 'complete') < unixepoch() END),"
      // Of these, what was judged in its first cycle already, and counts once.
      " SUM(open = 1 AND first_completed IS NOT NULL AND first_due IS NOT NULL"
      "  AND stage NOT IN ('completed', 'onHold')"
      "  AND (SELECT due FROM order_clock WHERE work_order = o.id AND cycle = o.cycle"
      "   AND clock = 'complete') < unixepoch())"
      " FROM work_order AS o WHERE reported >= ?1 AND reported < ?2 GROUP BY category",
      from, to);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int column = 1; column <= 11; column++) sum += sqlite3_column_int64(statement, column);
  }
  check(sqlite3_finalize(statement), SQLITE_OK);
}

// Sorts one duration of all completed orders, and reads them in their order, as ranks are found.
static void sort(const char *sql, long long from, long long to) {
  sqlite3_stmt *statement = prepare(sql, from, to);
  while (sqlite3_step(statement) == SQLITE_ROW) sum += sqlite3_column_int64(statement, 0);
  check(sqlite3_finalize(statement), SQLITE_OK);
}

#define COHORT \
  " FROM work_order WHERE reported >= ?1 AND reported < ?2 AND first_completed IS NOT NULL ORDER BY "

int turnaround(const char *path, long long from, long long to, int isWhole) {
  check(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  // As the program under measurement sets it, except that nothing is mapped.
  run("PRAGMA temp_store = MEMORY");
  run("PRAGMA cache_size = -16384");
  count(from, to);
  sort("SELECT first_working, category" COHORT "category, first_working", from, to);
  if (!isWhole) {
    check(sqlite3_close(db), SQLITE_OK);
    return sum == 0;
  }
  sort("SELECT first_completed - reported, category" COHORT "category, first_completed - reported",
       from, to);
  sort("SELECT first_working" COHORT "first_working", from, to);
  sort("SELECT first_completed - reported" COHORT "first_completed - reported", from, to);
  check(sqlite3_close(db), SQLITE_OK);
  return sum == 0;
}
