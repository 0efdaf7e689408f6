/* test-prose.c: prose in a text view comes out as it went in, and keys do what they say */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chapter-search.h"
#include "jj-kinds-plan.h"
#include "jj-prose-keys.h"
#include "jj-prose-text.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <string.h>

static GtkWidget *
make_chip (gpointer data, JjLiveType type, const char *name)
{
  return gtk_label_new (name);
}

static void
on_table (gpointer data)
{
}

static const JjProseWidgets widgets = { make_chip, on_table, NULL };

static GtkTextView *
view_of (const char *markup)
{
  GtkTextView *view = GTK_TEXT_VIEW (g_object_ref_sink (gtk_text_view_new ()));

  jj_prose_text_init (gtk_text_view_get_buffer (view));
  jj_prose_text_load (view, markup, &widgets);
  return view;
}

static char *
text_of (GtkTextView *view)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  return jj_prose_text_save (&start, &end);
}

static void
test_round (void)
{
  static const char *const texts[] = {
    "一段文字",
    "## 標題\n### 小標\n\n內文**粗**與*強調*，***都是***",
    "- 甲\n  - 乙\n    - 丙\n1. 一\n2. 二\n  12. 三",
    "共 {{figure:total}} 元\n{{chart:sankey}}\n{{table:budget}}\n末",
    "| 項目 | 金額 |\n|---|---:|\n| **膳** | {{figure:total}} |\n尾",
    "**{{figure:total}}**",
    "5 \\* 3\n\\- 不是清單",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkTextView *view = view_of (texts[i]);
      g_autofree char *text = text_of (view);

      g_assert_cmpstr (text, ==, texts[i]);
      g_object_unref (view);
    }
}

static void
cursor_to_end (GtkTextBuffer *buffer)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}

static void
test_lists (void)
{
  GtkTextView *view = view_of ("1. 一");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL, *ended = NULL;

  cursor_to_end (buffer);
  g_assert_true (jj_prose_continue_list (view));
  gtk_text_buffer_insert_at_cursor (buffer, "二", -1);
  text = text_of (view);
  g_assert_cmpstr (text, ==, "1. 一\n2. 二");
  g_assert_true (jj_prose_continue_list (view));
  g_assert_true (jj_prose_continue_list (view));
  g_assert_false (jj_prose_continue_list (view));
  ended = text_of (view);
  g_assert_cmpstr (ended, ==, "1. 一\n2. 二\n");
  g_object_unref (view);
}

static void
test_typed_signs (void)
{
  GtkTextView *view = view_of ("");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = NULL;

  gtk_text_buffer_insert_at_cursor (buffer, "##", -1);
  g_assert_true (jj_prose_turn_typed_sign (buffer));
  gtk_text_buffer_insert_at_cursor (buffer, "題\n-", -1);
  g_assert_true (jj_prose_turn_typed_sign (buffer));
  gtk_text_buffer_insert_at_cursor (buffer, "項", -1);
  g_assert_true (jj_prose_turn_level (buffer, 1));
  g_assert_false (jj_prose_turn_level (buffer, -5));
  text = text_of (view);
  g_assert_cmpstr (text, ==, "## 題\n  - 項");
  g_object_unref (view);
}

/* A part that is copied has its fields and emphasis. */
static void
test_part (void)
{
  GtkTextView *view = view_of ("- 甲**乙**{{figure:total}}丙\n丁");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *part = NULL;

  /* After the sign and 甲, up to 丙: "• 甲" are three characters. */
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 3);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 5);
  part = jj_prose_text_save (&start, &end);
  g_assert_cmpstr (part, ==, "**乙**{{figure:total}}");
  g_object_unref (view);
}

/* Neither markup nor fields are replaced. */
static void
test_replace (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (JjPlan) other = NULL;
  g_autoptr (JjEdit) edit = jj_edit_new ("x");
  g_autoptr (JjEdit) replaced = NULL;
  JjId id = jj_edit_insert (edit, JJ_KIND_CHAPTER, 0);
  guint n;

  jj_edit_set_text (edit, JJ_KIND_CHAPTER, id, JJ_CHAPTER_BODY,
                    "total **total** {{figure:total}}\n| Total |\n|---|");
  other = jj_plan_with (plan, edit, NULL);
  replaced = jj_chapter_replace_all (other, "total", "a*b", &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (jj_edit_get_op (replaced, 0)->value.text, ==,
                   "a\\*b **a\\*b** {{figure:total}}\n| a\\*b |\n|---|");
  g_assert_null (jj_chapter_replace_all (other, "figure", "x", &n));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  jj_ui_init ();
  g_test_add_func ("/ui/prose/comes-out-as-it-went-in", test_round);
  g_test_add_func ("/ui/prose/lists-continue-and-end", test_lists);
  g_test_add_func ("/ui/prose/typed-signs", test_typed_signs);
  g_test_add_func ("/ui/prose/part-keeps-its-fields", test_part);
  g_test_add_func ("/ui/prose/replace-leaves-fields", test_replace);
  return g_test_run ();
}
