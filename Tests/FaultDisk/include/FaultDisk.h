// A disk that goes wrong at a chosen moment, for SQLite: it stands before the usual one and counts what
// changes a file. Only for tests.
#pragma once

#include <stdint.h>

// What happens at the chosen call.
typedef enum {
  // Nothing; calls are only counted.
  FAULT_NONE,
  // This one call fails, and nothing of it is done.
  FAULT_ERROR,
  // Half of what is written arrives, then it fails; other calls just fail.
  FAULT_SHORT,
  // No room for this and the next eleven calls that need some; then there is room again.
  FAULT_FULL,
  // From this call on nothing can be changed any more.
  FAULT_GONE,
  // The power fails: the process ends with status 137, and of what no sync had saved a part is on the
  // disk, by the seed: all, nothing, the first writes, some writes, or some sectors of 512 bytes.
  FAULT_POWER,
} fault_kind;

// Puts the disk before the usual one, for all databases that are opened from now on.
// Returns 0, or SQLite's number of what failed.
int fault_disk_install(void);

// Arms the disk for the call with this number (the first is 1), counted from now on.
void fault_disk_arm(fault_kind kind, long call, uint64_t seed);

// Lets the power fail now; does not return.
void fault_disk_cut_power(uint64_t seed);

// The calls since it was armed.
long fault_disk_calls(void);
