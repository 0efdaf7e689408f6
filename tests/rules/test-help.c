/* test-help.c: every field and every rule says what it means */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data.h"
#include "jj-kinds-people.h"
#include "jj-help.h"

#include <string.h>

static JjHelp *
load (void)
{
  g_autofree char *problem = NULL;
  JjHelp *help = jj_help_load (&problem);

  g_assert_cmpstr (problem, ==, NULL);
  return help;
}

static JjPackSet *
load_packs (void)
{
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_pack_unref);
  static const char *const names[] = { "rules/tw-national.json", "rules/county-example.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = jj_data_path (names[i]);
      g_autoptr (GError) error = NULL;
      JjPack *pack = jj_pack_load (path, &error);

      g_assert_no_error (error);
      g_ptr_array_add (packs, pack);
    }
  return jj_pack_set_new (packs, NULL);
}

static void
test_fields (void)
{
  g_autoptr (JjHelp) help = load ();

  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      const JjKind *kind = jj_kind_get (k);

      for (guint i = 0; i < kind->n_fields; i++)
        {
          g_autofree char *topic = g_strdup_printf ("%s.%s", kind->id, kind->fields[i].id);
          g_autoptr (JjHelpText) text = jj_help_ask (help, topic, NULL, 0, NULL);

          if (!text)
            g_error ("no help about %s: add it to data/help", topic);
          g_assert_cmpuint (strlen (text->what), >, 10);
          g_assert_cmpuint (strlen (text->example), >, 0);
        }
      if (kind->flags & JJ_KIND_LINK)
        g_assert_true (jj_help_has (help, kind->id));
    }
}

static void
test_rules (void)
{
  g_autoptr (JjHelp) help = load ();
  g_autoptr (JjPackSet) packs = load_packs ();

  for (guint i = 0; i < jj_pack_set_get_n_entries (packs); i++)
    {
      const JjEntry *entry = jj_pack_set_get_entry (packs, i);
      g_autofree char *topic = g_strconcat ("rule:", jj_entry_get_id (entry), NULL);
      g_autoptr (JjHelpText) text
          = jj_help_ask (help, topic, packs, jj_entry_get_valid_from (entry), NULL);

      if (!text || !*text->what || !*text->example || !*text->article)
        g_error ("no help about %s: add it to data/help", topic);
    }
  g_assert_true (jj_help_has (help, "rule:plan.overflow"));
  g_assert_true (jj_help_has (help, "rule:plan.no_rate"));
  g_assert_true (jj_help_has (help, "rule:plan.charged_match"));
}

/* "Code" and "Name" are explained once for all kinds; each has its own example. */
static void
test_examples (void)
{
  g_autoptr (JjHelp) help = load ();

  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      const JjKind *kind = jj_kind_get (k);
      gboolean has_code = jj_kind_find_field (kind, "code") >= 0;
      g_autofree char *code = g_strconcat (kind->id, ".code", NULL);
      g_autofree char *name = g_strconcat (kind->id, ".name", NULL);
      g_autoptr (JjHelpText) of_code = jj_help_ask (help, code, NULL, 0, NULL);
      g_autoptr (JjHelpText) of_name = jj_help_ask (help, name, NULL, 0, NULL);
      g_autofree char *start = g_strconcat (kind->code_prefix ? kind->code_prefix : "(", "-", NULL);

      if (has_code && kind->code_prefix && !g_str_has_prefix (of_code->example, start))
        g_error ("help about %s: “%s” does not begin with %s", code, of_code->example, start);
      if (has_code && !kind->code_prefix)
        g_assert_cmpstr (of_code->example, ==, "(empty)");
      if (has_code && kind != &jj_kind_community)
        g_assert_cmpstr (of_name->example, !=, "Douliu mathematics community");
    }
}

/* Who types the example of a choice into a table has chosen it. */
static void
test_choices (void)
{
  g_autoptr (JjHelp) help = load ();

  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_kind_get (k)->n_fields; i++)
      {
        const JjField *field = &jj_kind_get (k)->fields[i];
        g_autofree char *topic = g_strdup_printf ("%s.%s", jj_kind_get (k)->id, field->id);
        g_autoptr (JjHelpText) text = jj_help_ask (help, topic, NULL, 0, NULL);
        gboolean found = field->type != JJ_TYPE_ENUM;

        for (guint c = 0; field->choices && field->choices[c].id; c++)
          found |= g_str_equal (text->example, jj_label (field->choices[c].label));
        if (!found)
          g_error ("help about %s: “%s” is no choice", topic, text->example);
      }
}

/* A topic of a kind speaks of something that is there; columns are told apart in tests/ui. */
static void
test_no_stale_topic (void)
{
  g_autoptr (JjHelp) help = load ();

  for (guint i = 0; i < jj_help_get_n_topics (help); i++)
    {
      const char *id = jj_help_get_topic_id (help, i);
      g_auto (GStrv) parts = g_strsplit (id, ".", 2);

      if (strchr (id, ':') || !parts[1] || g_str_equal (parts[0], "*"))
        continue;
      if (!jj_kind_by_id (parts[0]))
        g_error ("help about %s: there is no such kind", id);
    }
}

/* What judges a field comes from the packs, with its status. */
static void
test_field_names_its_rules (void)
{
  g_autoptr (JjHelp) help = load ();
  g_autoptr (JjPackSet) packs = load_packs ();
  gint64 day = 738734; /* 2023-08-01 */
  g_autoptr (JjHelpText) text = jj_help_ask (help, "community.introduction", packs, day, NULL);
  g_autoptr (JjHelpText) scope = jj_help_ask (help, "community.scope", packs, day, NULL);

  g_assert_nonnull (strstr (text->detail, "Rule (Warning): "));
  g_assert_nonnull (strstr (scope->detail, "Across schools"));
  g_assert_cmpstr (text->title, ==, "Community · Introduction");
}

static void
test_faults (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (jj_help_parse ("own.json",
                                "{\"format\":1,\"id\":\"h\",\"version\":\"1\",\"name\":{\"zh_TW\":"
                                "\"n\",\"en\":\"n\"},\"topics\":[{\"id\":\"a\"}]}",
                                -1, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "own.json, number 1: “what” is missing"));
  g_clear_error (&error);
  g_assert_null (jj_help_parse ("own.json",
                                "{\"format\":2,\"id\":\"h\",\"version\":\"1\",\"name\":{\"zh_TW\":"
                                "\"n\",\"en\":\"n\"},\"topics\":[]}",
                                -1, &error));
  g_assert_nonnull (strstr (error->message, "own.json, “format” must be 1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/help/every-field-of-every-kind", test_fields);
  g_test_add_func ("/rules/help/every-rule-of-every-pack", test_rules);
  g_test_add_func ("/rules/help/each-kind-has-its-own-examples", test_examples);
  g_test_add_func ("/rules/help/an-example-of-a-choice-is-one", test_choices);
  g_test_add_func ("/rules/help/no-topic-about-what-is-not-there", test_no_stale_topic);
  g_test_add_func ("/rules/help/a-field-names-the-rules-that-judge-it", test_field_names_its_rules);
  g_test_add_func ("/rules/help/a-fault-names-file-and-topic", test_faults);
  return g_test_run ();
}
