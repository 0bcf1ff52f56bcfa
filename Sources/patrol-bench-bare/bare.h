// What the bare limits share: plain calls of SQLite that end the program when they fail.
#pragma once
#include <sqlite3.h>

extern sqlite3 *db;

void check(int result, int expected);
void run(const char *sql);

// The bare limits of `patrol report turnaround`.
int turnaround(const char *path, long long from, long long to, int isWhole);
