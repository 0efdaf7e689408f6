/* jj-school-name.c: what a school's name and code tell */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-school-name.h"
#include "jj-county.h"

#include <string.h>

typedef struct
{
  const char *ending;
  JjLevel level;
} Ending;

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

/* (transfer full): full-width brackets as ( and ). */
static char *
plain_brackets (const char *name)
{
  g_autofree char *half = replace (name, "（", "(");

  return replace (half, "）", ")");
}

const char *
jj_school_name_shown (const char *name)
{
  if (g_str_has_prefix (name, "縣立") || g_str_has_prefix (name, "市立"))
    return name + strlen ("縣立");
  return name;
}

static gboolean
find_ending (const char *name, const Ending *endings, guint n, gint64 *level)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix (name, endings[i].ending))
      {
        *level = endings[i].level;
        return TRUE;
      }
  return FALSE;
}

static gint64
level_of_code (const char *code)
{
  switch (strlen (code) == 6 ? code[3] : '\0')
    {
    case '3':
      return JJ_LEVEL_SENIOR;
    case '5':
      return JJ_LEVEL_JUNIOR;
    case '6':
    case '7':
    case '8':
      return JJ_LEVEL_ELEMENTARY;
    case 'F':
      return JJ_LEVEL_SPECIAL;
    default:
      return JJ_EMPTY;
    }
}

gint64
jj_school_name_level (const char *name, const char *ministry_code)
{
  static const Ending first[] = {
    { "(國小)", JJ_LEVEL_ELEMENTARY }, { "(國中)", JJ_LEVEL_JUNIOR },
    { "(高中)", JJ_LEVEL_SENIOR },     { "高中部", JJ_LEVEL_SENIOR },
    { "國中小", JJ_LEVEL_COMBINED },   { "國民中小學", JJ_LEVEL_COMBINED },
    { "國小", JJ_LEVEL_ELEMENTARY },   { "小學", JJ_LEVEL_ELEMENTARY },
    { "實小", JJ_LEVEL_ELEMENTARY },   { "附小", JJ_LEVEL_ELEMENTARY },
    { "國中", JJ_LEVEL_JUNIOR },       { "國民中學", JJ_LEVEL_JUNIOR },
  };
  static const char *const special[] = { "特殊教育", "啟智", "啟聰", "啟明" };
  static const Ending last[] = {
    { "高中", JJ_LEVEL_SENIOR },
    { "高級中學", JJ_LEVEL_SENIOR },
    { "高級中等學校", JJ_LEVEL_SENIOR },
  };
  g_autofree char *plain = plain_brackets (name);
  gint64 level;

  if (find_ending (plain, first, G_N_ELEMENTS (first), &level))
    return level;
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (strstr (plain, special[i]))
      return JJ_LEVEL_SPECIAL;
  if (find_ending (plain, last, G_N_ELEMENTS (last), &level))
    return level;
  return level_of_code (ministry_code);
}

gint64
jj_school_name_ownership (const char *ministry_code)
{
  static const struct
  {
    char digit;
    const char *choice;
  } owners[] = { { '0', "national" }, { '1', "private" }, { '3', "municipal" }, { '4', "county" } };
  const JjField *field = &jj_kind_school.fields[JJ_SCHOOL_OWNERSHIP];

  for (guint i = 0; strlen (ministry_code) == 6 && i < G_N_ELEMENTS (owners); i++)
    if (ministry_code[2] == owners[i].digit)
      return jj_field_find_choice (field, owners[i].choice);
  return JJ_EMPTY;
}

char *
jj_school_name_base (const char *name)
{
  static const char *const owners[] = { "縣立", "市立", "國立", "私立" };
  static const char *const levels[] = { "(國小)", "(國中)", "(高中)" };
  g_autofree char *plain = plain_brackets (name);
  g_autofree char *opened = NULL;
  char *start = plain;

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_has_prefix (start, owners[i]))
      {
        start += strlen (owners[i]);
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_has_suffix (start, levels[i]))
      {
        start[strlen (start) - strlen (levels[i])] = '\0';
        break;
      }
  opened = replace (start, "(", "");
  return replace (opened, ")", "");
}

/* Behind the county that lists put before a name: 雲林縣立斗六國小, 雲林縣斗六國小.
 * 臺北市立大學附小 is named after a university: there it stays. */
static const char *
skip_county (const char *name)
{
  g_autofree char *county = NULL;
  const char *rest;

  if (g_utf8_strlen (name, -1) < 5)
    return name;
  rest = g_utf8_offset_to_pointer (name, 3);
  county = g_strndup (name, rest - name);
  if (!jj_county_find (county) || g_str_has_prefix (rest, "立大學"))
    return name;
  return g_str_has_prefix (rest, "立") ? rest + strlen ("立") : rest;
}

char *
jj_school_name_key (const char *name)
{
  static const char *const same[][2] = {
    { " ", "" },
    { "　", "" },
    { "國民中小學", "國中小" },
    { "國民小學", "國小" },
    { "國民中學", "國中" },
    { "高級中學", "高中" },
    { "台", "臺" },
    /* The owner behind a township: 新竹縣竹東鎮私立上智國民小學. */
    { "鄉私立", "鄉" },
    { "鎮私立", "鎮" },
    { "市私立", "市" },
    { "區私立", "區" },
  };
  char *key = jj_school_name_base (skip_county (name));

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (strstr (key, same[i][0]))
      {
        g_autofree char *old = key;

        key = replace (old, same[i][0], same[i][1]);
      }
  return key;
}

char *
jj_school_name_key_in_town (const char *name, const char *town)
{
  g_autofree char *spelt = town ? jj_county_spell (town) : NULL;
  g_autofree char *key = jj_school_name_key (name);

  return spelt && *spelt ? g_strconcat (spelt, key, NULL) : NULL;
}
