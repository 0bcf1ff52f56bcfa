#ifndef PATROL_ASSETS_H
#define PATROL_ASSETS_H

#include <stddef.h>

/// The bytes of a file that is compiled in, or NULL when there is none of that name.
/// `name` is the path under Assets/files, for example "strings/en.txt".
/// `length` receives the number of bytes (0 when there is no such file). The bytes live as long
/// as the program, belong to nobody and do not end in a zero byte.
const unsigned char *patrol_asset(const char *name, size_t *length);

/// How many files are compiled in.
size_t patrol_asset_count(void);

/// The name of the file at `index`, or NULL from `patrol_asset_count()` on.
const char *patrol_asset_name(size_t index);

#endif
