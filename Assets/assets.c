// The files that the program shows or prints, compiled in.
//
// To add one: put it under Assets/files, embed it in an array of its own in the first list, and
// give it an ASSET line in the second. Both lists have one section a folder, in the same order,
// so that two people's additions merge. An empty file cannot be embedded this way.

#pragma clang diagnostic ignored "-Wc23-extensions"

#include "assets.h"

#include <string.h>

// strings
static const unsigned char strings_zh_hans[] = {
#embed "files/strings/zh-Hans.txt"
};
static const unsigned char strings_en[] = {
#embed "files/strings/en.txt"
};

// demonstration
static const unsigned char demonstration_university[] = {
#embed "files/demonstration/university.toml"
};
static const unsigned char demonstration_defects[] = {
#embed "files/demonstration/defects.tsv"
};
static const unsigned char demonstration_findings[] = {
#embed "files/demonstration/findings.tsv"
};
static const unsigned char demonstration_remedies[] = {
#embed "files/demonstration/remedies.tsv"
};
static const unsigned char demonstration_holds[] = {
#embed "files/demonstration/holds.tsv"
};
static const unsigned char demonstration_reporters[] = {
#embed "files/demonstration/reporters.tsv"
};
static const unsigned char demonstration_comments[] = {
#embed "files/demonstration/comments.tsv"
};

// templates
static const unsigned char templates_page[] = {
#embed "files/templates/page.mustache"
};
static const unsigned char templates_style[] = {
#embed "files/templates/page.css"
};

typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t length;
} Asset;

#define ASSET(path, array) {path, array, sizeof(array)}

static const Asset assets[] = {
  // strings
  ASSET("strings/zh-Hans.txt", strings_zh_hans),
  ASSET("strings/en.txt", strings_en),
  // demonstration
  ASSET("demonstration/university.toml", demonstration_university),
  ASSET("demonstration/defects.tsv", demonstration_defects),
  ASSET("demonstration/findings.tsv", demonstration_findings),
  ASSET("demonstration/remedies.tsv", demonstration_remedies),
  ASSET("demonstration/holds.tsv", demonstration_holds),
  ASSET("demonstration/reporters.tsv", demonstration_reporters),
  ASSET("demonstration/comments.tsv", demonstration_comments),
  // templates
  ASSET("templates/page.mustache", templates_page),
  ASSET("templates/page.css", templates_style),
};

static const size_t count = sizeof(assets) / sizeof(assets[0]);

const unsigned char *patrol_asset(const char *name, size_t *length) {
  *length = 0;
  if (name == NULL) return NULL;
  for (size_t i = 0; i < count; i++) {
    if (strcmp(assets[i].name, name) == 0) {
      *length = assets[i].length;
      return assets[i].bytes;
    }
  }
  return NULL;
}

size_t patrol_asset_count(void) { return count; }

const char *patrol_asset_name(size_t index) { return index < count ? assets[index].name : NULL; }
