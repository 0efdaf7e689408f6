/* jj-settings.c: what the program remembers between runs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-settings.h"

#define GROUP "window"

struct _JjSettings
{
  GObject parent_instance;

  GKeyFile *keys;
  char *path; /* NULL: memory only */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjSettings, jj_settings, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* A folder that cannot be written costs the memory of a pane size, nothing else: no message. */
static void
changed (JjSettings *self, const char *key)
{
  if (self->path)
    {
      g_autofree char *folder = g_path_get_dirname (self->path);

      if (g_mkdir_with_parents (folder, 0700) == 0)
        g_key_file_save_to_file (self->keys, self->path, NULL);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_string (key));
}

static void
jj_settings_finalize (GObject *object)
{
  JjSettings *self = JJ_SETTINGS (object);

  g_key_file_unref (self->keys);
  g_free (self->path);
  G_OBJECT_CLASS (jj_settings_parent_class)->finalize (object);
}

static void
jj_settings_class_init (JjSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jj_settings_finalize;
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jj_settings_init (JjSettings *self)
{
  self->keys = g_key_file_new ();
  if (g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "memory") == 0)
    return;
  self->path = g_build_filename (g_get_user_config_dir (), "jingjin", "settings.ini", NULL);
  g_key_file_load_from_file (self->keys, self->path, G_KEY_FILE_NONE, NULL);
}

JjSettings *
jj_settings_new (void)
{
  return g_object_new (JJ_TYPE_SETTINGS, NULL);
}

int
jj_settings_get_int (JjSettings *self, const char *key, int fallback)
{
  g_autoptr (GError) error = NULL;
  int value;

  g_return_val_if_fail (JJ_IS_SETTINGS (self), fallback);
  value = g_key_file_get_integer (self->keys, GROUP, key, &error);
  return error ? fallback : value;
}

void
jj_settings_set_int (JjSettings *self, const char *key, int value)
{
  g_return_if_fail (JJ_IS_SETTINGS (self));
  if (g_key_file_has_key (self->keys, GROUP, key, NULL)
      && jj_settings_get_int (self, key, 0) == value)
    return;
  g_key_file_set_integer (self->keys, GROUP, key, value);
  changed (self, key);
}

gboolean
jj_settings_get_bool (JjSettings *self, const char *key, gboolean fallback)
{
  return jj_settings_get_int (self, key, fallback) != 0;
}

void
jj_settings_set_bool (JjSettings *self, const char *key, gboolean value)
{
  jj_settings_set_int (self, key, value != 0);
}

char *
jj_settings_get_text (JjSettings *self, const char *key)
{
  g_return_val_if_fail (JJ_IS_SETTINGS (self), NULL);
  return g_key_file_get_string (self->keys, GROUP, key, NULL);
}

void
jj_settings_set_text (JjSettings *self, const char *key, const char *value)
{
  g_autofree char *old = NULL;

  g_return_if_fail (JJ_IS_SETTINGS (self));
  old = jj_settings_get_text (self, key);
  if (g_strcmp0 (old, value) == 0)
    return;
  if (value)
    g_key_file_set_string (self->keys, GROUP, key, value);
  else
    g_key_file_remove_key (self->keys, GROUP, key, NULL);
  changed (self, key);
}

char *
jj_settings_get_author (JjSettings *self)
{
  g_autofree char *author = jj_settings_get_text (self, JJ_SETTING_AUTHOR);
  const char *real = g_get_real_name ();

  if (author && *author)
    return g_steal_pointer (&author);
  return g_strdup (g_strcmp0 (real, "Unknown") == 0 ? g_get_user_name () : real);
}
