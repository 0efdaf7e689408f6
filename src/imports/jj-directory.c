/* jj-directory.c: the shipped lists of schools */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-directory.h"
#include "jj-csv.h"
#include "jj-data.h"
#include "jj-school-name.h"
#include "jj-town-centre.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ELEMENTARY "schools/elementary-schools-113.csv"
#define ELEMENTARY_YEAR 113
#define OWN_COUNTY "雲林縣"
#define OWN "schools/yunlin-schools-114.csv"
#define OWN_YEAR 114

static const char *const headings[]
    = { "學年度", "縣市",   "鄉鎮市區",   "學校代碼", "學校名稱", "地區屬性",
        "班級數", "學生數", "專任教師數", "經度",     "緯度",     "備註" };
enum
{
  YEAR,
  COUNTY,
  TOWN,
  CODE,
  NAME,
  AREA,
  CLASSES,
  STUDENTS,
  TEACHERS,
  LONGITUDE,
  LATITUDE,
  REMARK,
  N_HEADINGS
};
G_STATIC_ASSERT (G_N_ELEMENTS (headings) == N_HEADINGS);

typedef struct
{
  JjCells *cells;
  int columns[N_HEADINGS]; /* -1: not in this list */
  guint row;
} List;

static void
school_free (gpointer data)
{
  JjDirectorySchool *school = data;

  g_free (school->ministry_code);
  g_free (school->name);
  g_free (school->town);
  g_free (school);
}

static gboolean
open_list (const char *name, List *list, GError **error)
{
  g_autoptr (GBytes) bytes = jj_data_load (name, error);

  if (!bytes)
    return FALSE;
  list->cells = jj_csv_read (bytes, error);
  if (!list->cells)
    return FALSE;
  for (guint i = 0; i < N_HEADINGS; i++)
    {
      list->columns[i] = -1;
      for (guint k = 0; k < jj_cells_get_n_columns (list->cells, 0); k++)
        if (strcmp (jj_cells_get (list->cells, 0, k), headings[i]) == 0)
          list->columns[i] = k;
      if (list->columns[i] < 0 && i < LONGITUDE)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("The school list “%s” has no column “%s”."), name, headings[i]);
          g_clear_pointer (&list->cells, jj_cells_unref);
          return FALSE;
        }
    }
  return TRUE;
}

static const char *
get (const List *list, guint heading)
{
  return list->columns[heading] < 0 ? ""
                                    : jj_cells_get (list->cells, list->row, list->columns[heading]);
}

/* A whole number; empty stays empty, it is not 0. */
static gint64
get_count (const List *list, guint heading)
{
  const char *text = get (list, heading);
  guint64 count;

  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &count, NULL) ? (gint64)count
                                                                            : JJ_EMPTY;
}

/* Degrees, rounded half up to 1/1,000,000 without floating point: 23.7654325 is 23765433. */
static gint64
get_degrees (const List *list, guint heading)
{
  const char *text = get (list, heading);
  gint64 micro = 0;
  int decimals = -1;

  if (!g_ascii_isdigit (*text))
    return JJ_EMPTY;
  for (; g_ascii_isdigit (*text) || (*text == '.' && decimals < 0); text++)
    {
      if (*text == '.' || decimals >= 0)
        decimals++;
      if (*text != '.' && decimals <= 6)
        micro = micro * 10 + (*text - '0');
      else if (*text != '.' && decimals == 7 && *text >= '5')
        micro++;
    }
  for (decimals = MAX (decimals, 0); decimals < 6; decimals++)
    micro *= 10;
  return *text ? JJ_EMPTY : micro;
}

static gint64
get_area (const List *list)
{
  static const char *const areas[][2] = {
    { "一般", "general" },        { "非山非市", "nonmetro" },   { "偏遠", "remote" },
    { "特偏", "special_remote" }, { "極偏", "extreme_remote" },
  };
  const JjField *field = &jj_kind_school.fields[JJ_SCHOOL_AREA];

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (strcmp (get (list, AREA), areas[i][0]) == 0)
      return jj_field_find_choice (field, areas[i][1]);
  return jj_field_find_choice (field, "unknown");
}

static JjDirectorySchool *
read_school (const List *list, gboolean elementary)
{
  JjDirectorySchool *school = g_new0 (JjDirectorySchool, 1);

  school->ministry_code = g_strdup (get (list, CODE));
  school->name = g_strdup (jj_school_name_shown (get (list, NAME)));
  school->town = jj_county_spell (get (list, TOWN));
  school->level = elementary ? JJ_LEVEL_ELEMENTARY
                             : jj_school_name_level (get (list, NAME), school->ministry_code);
  school->ownership = jj_school_name_ownership (school->ministry_code);
  school->area = get_area (list);
  school->classes = get_count (list, CLASSES);
  school->students = get_count (list, STUDENTS);
  school->teachers = get_count (list, TEACHERS);
  school->longitude = get_degrees (list, LONGITUDE);
  school->latitude = get_degrees (list, LATITUDE);
  school->position_status = school->longitude == JJ_EMPTY || school->latitude == JJ_EMPTY
                                ? JJ_POSITION_NONE
                                : JJ_POSITION_EXACT;
  school->source_year = get_count (list, YEAR);
  school->active = strcmp (get (list, REMARK), "退出計畫") != 0;
  return school;
}

static GPtrArray *
load_list (const char *name, const JjCounty *county, GError **error)
{
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func (school_free);
  List list = { 0 };

  if (!open_list (name, &list, error))
    return NULL;
  for (list.row = 1; list.row < jj_cells_get_n_rows (list.cells); list.row++)
    {
      g_autofree char *its_county = jj_county_spell (get (&list, COUNTY));

      if (strcmp (its_county, county->name) == 0)
        g_ptr_array_add (schools, read_school (&list, strcmp (name, ELEMENTARY) == 0));
    }
  jj_cells_unref (list.cells);
  return g_steal_pointer (&schools);
}

static void
place (JjDirectorySchool *school, gint64 longitude, gint64 latitude, JjPosition status)
{
  school->longitude = longitude;
  school->latitude = latitude;
  school->position_status = status;
}

/* Positions of elementary units by ministry code, from the list that has them. */
static void
place_by_code (GPtrArray *schools, GPtrArray *positioned)
{
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < positioned->len; i++)
    {
      JjDirectorySchool *school = positioned->pdata[i];

      if (school->position_status == JJ_POSITION_EXACT)
        g_hash_table_insert (by_code, school->ministry_code, school);
    }
  for (guint i = 0; i < schools->len; i++)
    {
      JjDirectorySchool *school = schools->pdata[i];
      const JjDirectorySchool *same = g_hash_table_lookup (by_code, school->ministry_code);

      if (same && school->level == JJ_LEVEL_ELEMENTARY)
        place (school, same->longitude, same->latitude, JJ_POSITION_EXACT);
    }
}

/* A unit without a position stands where the other unit of the same school stands. */
static void
place_by_base_name (GPtrArray *schools)
{
  g_autoptr (GHashTable) by_base = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < schools->len; i++)
      {
        JjDirectorySchool *school = schools->pdata[i];
        g_autofree char *base = jj_school_name_base (school->name);
        g_autofree char *key = g_strconcat (school->town, "/", base, NULL);
        const JjDirectorySchool *same = g_hash_table_lookup (by_base, key);

        if (pass == 0 && school->position_status == JJ_POSITION_EXACT && !same)
          g_hash_table_insert (by_base, g_steal_pointer (&key), school);
        else if (pass == 1 && same && school->position_status == JJ_POSITION_NONE)
          place (school, same->longitude, same->latitude, JJ_POSITION_EXACT);
      }
}

static gboolean
place_by_town (GPtrArray *schools, const JjCounty *county, GError **error)
{
  g_autoptr (GHashTable) centres = jj_town_centres_load (county->name, error);

  if (!centres)
    return FALSE;
  for (guint i = 0; i < schools->len; i++)
    {
      JjDirectorySchool *school = schools->pdata[i];
      const JjPlace *centre = g_hash_table_lookup (centres, school->town);

      if (centre && school->position_status == JJ_POSITION_NONE)
        place (school, centre->longitude, centre->latitude, JJ_POSITION_TOWN_CENTRE);
    }
  return TRUE;
}

static gboolean
has_own_list (const JjCounty *county, guint year)
{
  return year >= OWN_YEAR && strcmp (county->name, OWN_COUNTY) == 0;
}

GPtrArray *
jj_directory_load (const JjCounty *county, guint year, GError **error)
{
  g_autoptr (GPtrArray) positioned = NULL;
  g_autoptr (GPtrArray) schools = NULL;

  g_return_val_if_fail (county, NULL);

  positioned = load_list (ELEMENTARY, county, error);
  if (!positioned)
    return NULL;
  if (!has_own_list (county, year))
    return g_steal_pointer (&positioned);

  schools = load_list (OWN, county, error);
  if (!schools)
    return NULL;
  place_by_code (schools, positioned);
  place_by_base_name (schools);
  if (!place_by_town (schools, county, error))
    return NULL;
  return g_steal_pointer (&schools);
}

char *
jj_directory_get_missing (const JjCounty *county, guint year)
{
  g_return_val_if_fail (county, NULL);

  if (!has_own_list (county, year))
    return g_strdup_printf (_ ("The directory has the elementary schools of %s of school year %d. "
                               "Junior high schools are not listed: please import them."),
                            jj_county_get_title (county), ELEMENTARY_YEAR);
  if (year > OWN_YEAR)
    return g_strdup_printf (_ ("The directory's figures of %s are those of school year %d."),
                            jj_county_get_title (county), OWN_YEAR);
  return NULL;
}

/* Ministry code and level: the code alone is not unique. (transfer full) */
static char *
make_key (const char *ministry_code, gint64 level)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, ministry_code ? ministry_code : "", level);
}

static GHashTable *
collect_keys (JjPlan *plan)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i);

      g_hash_table_add (keys, make_key (jj_element_get_text (school, JJ_SCHOOL_MINISTRY_CODE),
                                        jj_element_get_number (school, JJ_SCHOOL_LEVEL)));
    }
  return keys;
}

static void
insert_school (JjEdit *edit, const JjDirectorySchool *school, const char *code)
{
  const struct
  {
    guint field;
    gint64 number;
  } numbers[] = {
    { JJ_SCHOOL_LEVEL, school->level },
    { JJ_SCHOOL_OWNERSHIP, school->ownership },
    { JJ_SCHOOL_AREA, school->area },
    { JJ_SCHOOL_CLASSES, school->classes },
    { JJ_SCHOOL_STUDENTS, school->students },
    { JJ_SCHOOL_TEACHERS, school->teachers },
    { JJ_SCHOOL_LONGITUDE, school->longitude },
    { JJ_SCHOOL_LATITUDE, school->latitude },
    { JJ_SCHOOL_POSITION_STATUS, school->position_status },
    { JJ_SCHOOL_ACTIVE, school->active },
    { JJ_SCHOOL_SOURCE_YEAR, school->source_year },
  };
  JjId id = jj_edit_insert (edit, JJ_KIND_SCHOOL, 0);

  jj_edit_set_text (edit, JJ_KIND_SCHOOL, id, JJ_CODE, code);
  jj_edit_set_text (edit, JJ_KIND_SCHOOL, id, JJ_NAME, school->name);
  jj_edit_set_text (edit, JJ_KIND_SCHOOL, id, JJ_SCHOOL_MINISTRY_CODE, school->ministry_code);
  jj_edit_set_text (edit, JJ_KIND_SCHOOL, id, JJ_SCHOOL_TOWN, school->town);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].number != JJ_EMPTY)
      jj_edit_set_number (edit, JJ_KIND_SCHOOL, id, numbers[i].field, numbers[i].number);
}

JjEdit *
jj_command_fill_schools (JjPlan *plan, const JjCounty *county, guint year, GError **error)
{
  g_autoptr (GPtrArray) schools = jj_directory_load (county, year, error);
  g_autoptr (GHashTable) keys = NULL;
  g_autofree char *label = NULL;
  JjEdit *edit;
  JjCoder coder;

  if (!schools)
    return NULL;
  label = g_strdup_printf (_ ("Fill in the schools of %s"), jj_county_get_title (county));
  edit = jj_edit_new (label);
  keys = collect_keys (plan);
  jj_coder_init (&coder, plan, JJ_KIND_SCHOOL);
  for (guint i = 0; i < schools->len; i++)
    {
      const JjDirectorySchool *school = schools->pdata[i];
      g_autofree char *code = NULL;

      if (!g_hash_table_add (keys, make_key (school->ministry_code, school->level)))
        continue;
      code = jj_coder_next (&coder);
      insert_school (edit, school, code);
    }
  return edit;
}
