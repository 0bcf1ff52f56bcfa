// Where the program's objects lie.
#pragma once

// Gets the first sixteen megabytes of the heap at once and in large pages where the system has them, and lets
// all threads share that heap. Memory is used as it is touched, as ever, but by two megabytes at a time.
// Called once, before there are threads.
void heap_grow(void);
