#include "config.h"

#include <string.h>

// The default configuration is part of the binary: nothing is read from beside it, and it may be
// moved anywhere.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char office[] = {
#embed "files/calendars/office.toml"
};
static const unsigned char china[] = {
#embed "files/calendars/china.toml"
};
static const unsigned char holidays[] = {
#embed "files/china-holidays.csv"
};
static const unsigned char standards[] = {
#embed "files/standards.toml"
};
static const unsigned char categories[] = {
#embed "files/categories.toml"
};
static const unsigned char triggers[] = {
#embed "files/triggers.toml"
};
static const unsigned char checklists[] = {
#embed "files/checklists.toml"
};
static const unsigned char routing[] = {
#embed "files/routing.toml"
};
static const unsigned char roles[] = {
#embed "files/roles.toml"
};
static const unsigned char escalation[] = {
#embed "files/escalation.toml"
};
static const unsigned char notify[] = {
#embed "files/notify.toml"
};
static const unsigned char signin[] = {
#embed "files/signin.toml"
};
static const unsigned char theme_dark[] = {
#embed "files/themes/dark.toml"
};
static const unsigned char theme_light[] = {
#embed "files/themes/light.toml"
};
static const unsigned char theme_mono[] = {
#embed "files/themes/mono.toml"
};
static const unsigned char theme_contrast[] = {
#embed "files/themes/contrast.toml"
};
static const unsigned char campus[] = {
#embed "files/templates/campus.toml"
};
static const unsigned char import_map[] = {
#embed "files/templates/import.toml"
};
static const unsigned char licence[] = {
#embed "files/LICENSE-chinesecalendar.txt"
};

static const struct patrol_config_entry entries[] = {
    {"calendars/office.toml", office, sizeof office},
    {"calendars/china.toml", china, sizeof china},
    {"china-holidays.csv", holidays, sizeof holidays},
    {"standards.toml", standards, sizeof standards},
    {"categories.toml", categories, sizeof categories},
    {"triggers.toml", triggers, sizeof triggers},
    {"checklists.toml", checklists, sizeof checklists},
    {"routing.toml", routing, sizeof routing},
    {"roles.toml", roles, sizeof roles},
    {"escalation.toml", escalation, sizeof escalation},
    {"notify.toml", notify, sizeof notify},
    {"signin.toml", signin, sizeof signin},
    {"themes/dark.toml", theme_dark, sizeof theme_dark},
    {"themes/light.toml", theme_light, sizeof theme_light},
    {"themes/mono.toml", theme_mono, sizeof theme_mono},
    {"themes/contrast.toml", theme_contrast, sizeof theme_contrast},
    {"templates/campus.toml", campus, sizeof campus},
    {"templates/import.toml", import_map, sizeof import_map},
    {"LICENSE-chinesecalendar.txt", licence, sizeof licence},
};

size_t patrol_config_count(void) { return sizeof entries / sizeof entries[0]; }

const struct patrol_config_entry *patrol_config_at(size_t index) {
  return index < patrol_config_count() ? &entries[index] : NULL;
}

const unsigned char *patrol_config_file(const char *name, size_t *length) {
  for (size_t index = 0; index < patrol_config_count(); index++) {
    if (strcmp(entries[index].name, name) == 0) {
      *length = entries[index].length;
      return entries[index].bytes;
    }
  }
  *length = 0;
  return NULL;
}
