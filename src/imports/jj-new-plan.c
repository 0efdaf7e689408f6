/* jj-new-plan.c: what a new plan begins with */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-new-plan.h"
#include "jj-directory.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-template.h"

#include <glib/gi18n-lib.h>

/* Names inside a plan are those of the field, in Chinese whatever language the program speaks. */
#define NAME "%s %u 學年度精進計畫"
#define TITLE "%s %u 學年度精進國民中學及國民小學教師教學專業與課程品質整體推動計畫"

static void
set_plan (JjEdit *edit, JjPlan *plan, const JjNewPlan *wish, JsonArray *packs)
{
  JjId root = jj_element_get_id (jj_plan_get_root (plan));
  g_autofree char *name = g_strdup_printf (NAME, wish->county->name, wish->year);
  g_autofree char *title = g_strdup_printf (TITLE, wish->county->name, wish->year);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (packs); i++)
    g_string_append_printf (list, "%s%s", i ? "\n" : "", json_array_get_string_element (packs, i));
  jj_edit_set_text (edit, JJ_KIND_PLAN, root, JJ_NAME, name);
  jj_edit_set_text (edit, JJ_KIND_PLAN, root, JJ_PLAN_TITLE, title);
  jj_edit_set_text (edit, JJ_KIND_PLAN, root, JJ_PLAN_COUNTY, wish->county->code);
  jj_edit_set_number (edit, JJ_KIND_PLAN, root, JJ_PLAN_SCHOOL_YEAR, wish->year);
  jj_edit_set_number (edit, JJ_KIND_PLAN, root, JJ_PLAN_PERIOD, JJ_PERIOD_FULL);
  jj_edit_set_text (edit, JJ_KIND_PLAN, root, JJ_PLAN_PACKS, list->str);
  if (wish->fiscal_tier)
    jj_edit_set_number (edit, JJ_KIND_PLAN, root, JJ_PLAN_FISCAL_TIER, wish->fiscal_tier);
}

/* A new element with its proposed code and its name. */
static JjId
insert (JjEdit *edit, JjCoder *coder, JsonObject *object)
{
  JjId id = jj_edit_insert (edit, coder->kind, 0);
  g_autofree char *code = jj_coder_next (coder);

  jj_edit_set_text (edit, coder->kind, id, JJ_CODE, code);
  jj_edit_set_text (edit, coder->kind, id, JJ_NAME, json_object_get_string_member (object, "name"));
  return id;
}

static void
insert_purses (JjEdit *edit, JjPlan *plan, JsonArray *purses)
{
  const JjField *source = &jj_kind_purse.fields[JJ_PURSE_SOURCE];
  JjCoder coder;

  jj_coder_init (&coder, plan, JJ_KIND_PURSE);
  for (guint i = 0; i < json_array_get_length (purses); i++)
    {
      JsonObject *purse = json_array_get_object_element (purses, i);
      JjId id = insert (edit, &coder, purse);
      int choice = jj_field_find_choice (source, json_object_get_string_member (purse, "source"));

      jj_edit_set_number (edit, JJ_KIND_PURSE, id, JJ_PURSE_SOURCE, choice);
    }
}

static void
insert_chapters (JjEdit *edit, JjCoder *coder, JjId parent, JsonArray *chapters)
{
  for (guint i = 0; i < json_array_get_length (chapters); i++)
    {
      JsonObject *chapter = json_array_get_object_element (chapters, i);
      JjId id = insert (edit, coder, chapter);

      if (parent)
        jj_edit_set_number (edit, JJ_KIND_CHAPTER, id, JJ_CHAPTER_PARENT, parent);
      jj_edit_set_text (edit, JJ_KIND_CHAPTER, id, JJ_CHAPTER_BODY,
                        json_object_get_string_member_with_default (chapter, "body", NULL));
      jj_edit_set_text (edit, JJ_KIND_CHAPTER, id, JJ_NOTE,
                        json_object_get_string_member_with_default (chapter, "hint", NULL));
      if (json_object_get_boolean_member_with_default (chapter, "required", FALSE))
        jj_edit_set_number (edit, JJ_KIND_CHAPTER, id, JJ_CHAPTER_IS_REQUIRED, TRUE);
      if (json_object_has_member (chapter, "chapters"))
        insert_chapters (edit, coder, id, json_object_get_array_member (chapter, "chapters"));
    }
}

static JjPlan *
fill_schools (JjPlan *plan, const JjNewPlan *wish, GError **error)
{
  g_autoptr (JjEdit) edit = NULL;

  if (wish->no_schools)
    return g_object_ref (plan);
  edit = jj_command_fill_schools (plan, wish->county, wish->year, error);
  return edit ? jj_plan_with (plan, edit, error) : NULL;
}

JjPlan *
jj_new_plan (const JjNewPlan *wish, GError **error)
{
  g_autoptr (JsonObject) outline = NULL;
  g_autoptr (JjPlan) empty = jj_plan_new ();
  g_autoptr (JjPlan) plan = NULL;
  g_autoptr (JjEdit) edit = jj_edit_new (_ ("New plan"));
  JjCoder chapters;

  g_return_val_if_fail (wish && wish->county, NULL);

  if (wish->year < JJ_FIRST_YEAR || wish->year > JJ_LAST_YEAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("%u is no school year of such a plan; it is a number such as 114."),
                   wish->year);
      return NULL;
    }
  outline = jj_template_load (wish->county->code, error);
  if (!outline)
    return NULL;
  set_plan (edit, empty, wish, json_object_get_array_member (outline, "packs"));
  insert_purses (edit, empty, json_object_get_array_member (outline, "purses"));
  jj_coder_init (&chapters, empty, JJ_KIND_CHAPTER);
  insert_chapters (edit, &chapters, 0, json_object_get_array_member (outline, "chapters"));
  plan = jj_plan_with (empty, edit, error);
  return plan ? fill_schools (plan, wish, error) : NULL;
}

JjEdit *
jj_command_template_chapters (JjPlan *plan, GError **error)
{
  const char *county = jj_element_get_text (jj_plan_get_root (plan), JJ_PLAN_COUNTY);
  g_autoptr (JsonObject) outline = jj_template_load (county, error);
  JjEdit *edit;
  JjCoder coder;

  if (!outline)
    return NULL;
  edit = jj_edit_new (_ ("Add the usual chapters"));
  jj_coder_init (&coder, plan, JJ_KIND_CHAPTER);
  insert_chapters (edit, &coder, 0, json_object_get_array_member (outline, "chapters"));
  return edit;
}
