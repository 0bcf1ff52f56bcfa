// What the bare limits share: plain calls of SQLite that end the program when they fail.
#pragma once
#include <sqlite3.h>

extern sqlite3 *db;

void check(int result, int expected);
void run(const char *sql);

// The bare limit of `patrol order log`: opens, logs once, closes.
int log_once(const char *path);
// Runs a program and prints how many bytes of memory it had at most.
int memory(char **words);
// The bare limit of a terminal that logs for so many milliseconds, one write every `thinking` milliseconds or
// without pause, in the same queue; the file gets what each took in microseconds, four bytes each. It writes
// once before, which is not counted, and begins with the others at `begin` (microseconds of the machine's clock),
// itself `phase` microseconds later.
int terminal(const char *path, long long milliseconds, long long thinking, long long begin,
             long long phase, const char *file);
// The bare limits of the lists: the rows of a page by its index, in microseconds, the median of the runs.
int lists(const char *path, int runs);
// The bare limits of `patrol report turnaround`.
int turnaround(const char *path, long long from, long long to, int isWhole);
