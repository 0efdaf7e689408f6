/* jj-settings.h: what the program remembers between runs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A key file in the user's configuration folder: the author's name, units, appearance, pane sizes,
 * columns, and by which plan a table was sorted and filtered how (jj-view-memory.h). Nothing else
 * of a plan is kept here. Written at once when something changes; where GSETTINGS_BACKEND is
 * "memory" (tests, demonstrations) nothing is read or written. GSettings was decided against: an
 * uninstalled program would need a compiled schema.
 *
 * Signal "changed" (detail: the key). */
#define JJ_TYPE_SETTINGS (jj_settings_get_type ())
G_DECLARE_FINAL_TYPE (JjSettings, jj_settings, JJ, SETTINGS, GObject)

JjSettings *jj_settings_new (void);

int jj_settings_get_int (JjSettings *self, const char *key, int fallback);
void jj_settings_set_int (JjSettings *self, const char *key, int value);
gboolean jj_settings_get_bool (JjSettings *self, const char *key, gboolean fallback);
void jj_settings_set_bool (JjSettings *self, const char *key, gboolean value);
/* (transfer full) (nullable): NULL where nothing was set. */
char *jj_settings_get_text (JjSettings *self, const char *key);
/* NULL forgets the key. */
void jj_settings_set_text (JjSettings *self, const char *key, const char *value);

/* The author's name: as set, else the desktop account's. (transfer full) */
char *jj_settings_get_author (JjSettings *self);

/* Keys used in more than one place. */
#define JJ_SETTING_AUTHOR "author"
#define JJ_SETTING_UNIT "unit"             /* JjUnit */
#define JJ_SETTING_APPEARANCE "appearance" /* 0 as the system, 1 light, 2 dark */
#define JJ_SETTING_COPIES "daily-copies"   /* bool */

G_END_DECLS
