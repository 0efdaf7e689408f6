/* test-directory.c: the shipped lists of schools */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data.h"
#include "jj-directory.h"
#include "jj-kinds-people.h"
#include "jj-school-name.h"

#include <json-glib/json-glib.h>

static void
counties_equal_the_shipped_list (void)
{
  g_autofree char *path = jj_data_path ("counties.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *counties;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  counties = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                           "counties");
  g_assert_cmpint (json_array_get_length (counties), ==, JJ_N_COUNTIES);
  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    {
      JsonObject *county = json_array_get_object_element (counties, i);

      g_assert_cmpstr (jj_county_get (i)->code, ==, json_object_get_string_member (county, "code"));
      g_assert_cmpstr (jj_county_get (i)->name, ==, json_object_get_string_member (county, "name"));
      g_assert_cmpstr (jj_county_get (i)->english, ==,
                       json_object_get_string_member (county, "english"));
    }
}

static void
county_is_found_by_what_people_type (void)
{
  static const char *const typed[][2] = {
    { "雲林縣", "TW-YUN" }, { "雲林", "TW-YUN" },          { " 台北市 ", "TW-TPE" },
    { "TW-TTT", "TW-TTT" }, { "yunlin county", "TW-YUN" }, { "Yunlin", "TW-YUN" },
    { "YUN", "TW-YUN" },    { "新竹縣", "TW-HSQ" },        { "Keelung City", "TW-KEE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const JjCounty *county = jj_county_find (typed[i][0]);

      g_assert_nonnull (county);
      g_assert_cmpstr (county->code, ==, typed[i][1]);
    }
  g_assert_null (jj_county_find ("新竹"));
  g_assert_null (jj_county_find ("嘉義"));
  g_assert_null (jj_county_find (""));
  g_assert_null (jj_county_find ("縣"));
}

static void
names_tell_the_level (void)
{
  static const struct
  {
    const char *name, *code;
    gint64 level;
  } cases[] = {
    { "淵明國中", "091502", JJ_LEVEL_JUNIOR },
    { "斗南高中(國中)", "094301", JJ_LEVEL_JUNIOR },
    { "斗南高中（高中）", "094301", JJ_LEVEL_SENIOR },
    { "麥寮國民中小學", "", JJ_LEVEL_COMBINED },
    { "古坑國中小", "", JJ_LEVEL_COMBINED },
    { "東大附小", "", JJ_LEVEL_ELEMENTARY },
    { "臺南啟聰學校", "", JJ_LEVEL_SPECIAL },
    { "私立正心高級中學", "091307", JJ_LEVEL_SENIOR },
    { "山峰華德福教育實驗學校", "094728", JJ_LEVEL_ELEMENTARY },
    { "無名", "", JJ_EMPTY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jj_school_name_level (cases[i].name, cases[i].code), ==, cases[i].level);
  g_assert_cmpstr (jj_school_name_shown ("縣立鎮西國小"), ==, "鎮西國小");
  g_assert_cmpstr (jj_school_name_shown ("私立育仁國小"), ==, "私立育仁國小");
}

static void
variants_of_a_name_have_one_key (void)
{
  static const char *const same[] = { "斗六國小", "縣立斗六國小", "斗六國民小學", "斗六 國小" };
  static const char *const base[]
      = { "古坑國中小(國中)", "古坑國中小（國小）", "縣立古坑國(中)小" };
  static const char *const keys[][2] = { { "新竹縣竹東鎮私立上智國民小學", "竹東鎮上智國小" },
                                         { "臺北市立大學附小", "臺北市立大學附小" } };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *key = jj_school_name_key (same[i]);

      g_assert_cmpstr (key, ==, "斗六國小");
    }
  for (guint i = 0; i < G_N_ELEMENTS (base); i++)
    {
      g_autofree char *text = jj_school_name_base (base[i]);

      g_assert_cmpstr (text, ==, "古坑國中小");
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = jj_school_name_key (keys[i][0]);

      g_assert_cmpstr (key, ==, keys[i][1]);
    }
}

/* As offices write it: county, township, owner, school. */
static void
every_school_is_found_behind_its_town (void)
{
  static const char *const owners[] = { "", "私立" };
  guint n = 0;

  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    {
      const JjCounty *county = jj_county_get (i);
      g_autoptr (GPtrArray) schools = jj_directory_load (county, 113, NULL);

      for (guint j = 0; j < schools->len; j++)
        {
          const JjDirectorySchool *school = schools->pdata[j];
          const char *owner = owners[j % G_N_ELEMENTS (owners)];
          g_autofree char *name = jj_school_name_key (school->name);
          g_autofree char *typed = g_strconcat (county->name, school->town, owner, name, NULL);
          g_autofree char *key = jj_school_name_key (typed);
          g_autofree char *in_town = jj_school_name_key_in_town (school->name, school->town);

          g_assert_cmpstr (key, ==, in_town);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 2668);
}

static void
own_list_is_complete (void)
{
  g_autoptr (GError) error = NULL;
  const JjCounty *county = jj_county_find ("雲林縣");
  g_autoptr (GPtrArray) schools = jj_directory_load (county, 114, &error);
  guint positions[3] = { 0 }, inactive = 0;

  g_assert_no_error (error);
  /* data/schools/README.md: 202 units, 4 withdrawn, 158 exact, 44 at their township's centre. */
  g_assert_cmpint (schools->len, ==, 202);
  for (guint i = 0; i < schools->len; i++)
    {
      const JjDirectorySchool *school = schools->pdata[i];

      positions[school->position_status]++;
      inactive += !school->active;
      g_assert_cmpint (school->level, !=, JJ_EMPTY);
      g_assert_cmpint (school->ownership, !=, JJ_EMPTY);
      g_assert_cmpint (school->longitude, >, 120000000);
      g_assert_cmpint (school->longitude, <, 121000000);
    }
  g_assert_cmpint (positions[JJ_POSITION_EXACT], ==, 158);
  g_assert_cmpint (positions[JJ_POSITION_TOWN_CENTRE], ==, 44);
  g_assert_cmpint (inactive, ==, 4);
  g_assert_null (jj_directory_get_missing (county, 114));
}

static void
other_counties_have_elementary_schools (void)
{
  guint sum = 0;

  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) schools = jj_directory_load (jj_county_get (i), 113, &error);
      g_autofree char *missing = jj_directory_get_missing (jj_county_get (i), 113);

      g_assert_no_error (error);
      g_assert_cmpint (schools->len, >, 0);
      g_assert_nonnull (missing);
      sum += schools->len;
    }
  g_assert_cmpint (sum, ==, 2668);
}

static void
positions_are_rounded_exactly (void)
{
  g_autoptr (GPtrArray) schools = jj_directory_load (jj_county_find ("新北市"), 114, NULL);
  const JjDirectorySchool *first = schools->pdata[0];

  /* 121.43583052, 25.17505998 */
  g_assert_cmpstr (first->ministry_code, ==, "011301");
  g_assert_cmpint (first->longitude, ==, 121435831);
  g_assert_cmpint (first->latitude, ==, 25175060);
}

static void
filling_inserts_schools (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) plan = jj_plan_new ();
  const JjCounty *county = jj_county_find ("連江縣");
  g_autoptr (JjEdit) edit = jj_command_fill_schools (plan, county, 114, &error);

  g_assert_no_error (error);
  g_assert_cmpint (jj_edit_get_n_ops (edit), ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);

      g_assert_cmpint (op->type, ==, JJ_OP_INSERT);
      g_assert_nonnull (op->values[JJ_CODE].text);
      g_assert_cmpint (op->values[JJ_SCHOOL_ACTIVE].number, ==, 1);
      g_assert_cmpint (op->values[JJ_SCHOOL_SOURCE_YEAR].number, ==, 113);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imports/county/equal-the-shipped-list", counties_equal_the_shipped_list);
  g_test_add_func ("/imports/county/found-by-what-people-type",
                   county_is_found_by_what_people_type);
  g_test_add_func ("/imports/school-name/level", names_tell_the_level);
  g_test_add_func ("/imports/school-name/variants", variants_of_a_name_have_one_key);
  g_test_add_func ("/imports/school-name/behind-its-town", every_school_is_found_behind_its_town);
  g_test_add_func ("/imports/directory/own-list-is-complete", own_list_is_complete);
  g_test_add_func ("/imports/directory/other-counties", other_counties_have_elementary_schools);
  g_test_add_func ("/imports/directory/positions-are-exact", positions_are_rounded_exactly);
  g_test_add_func ("/imports/directory/filling-inserts-schools", filling_inserts_schools);
  return g_test_run ();
}
