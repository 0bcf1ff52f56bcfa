#ifndef PATROL_CONFIG_H
#define PATROL_CONFIG_H

#include <stddef.h>

#pragma clang assume_nonnull begin

/// One configuration file of the program, compiled in.
struct patrol_config_entry {
  /// The name by which a file of the user's replaces it, such as `standards.toml`.
  const char *name;
  /// Its bytes in UTF-8; no zero follows them.
  const unsigned char *bytes;
  /// How many bytes.
  size_t length;
};

/// How many files are compiled in.
size_t patrol_config_count(void);

/// The file at an index; null when the index is not below the count.
const struct patrol_config_entry *_Nullable patrol_config_at(size_t index);

/// The bytes of the file with a name, their number in `length`; null when there is none.
const unsigned char *_Nullable patrol_config_file(const char *name, size_t *length);

#pragma clang assume_nonnull end

#endif
