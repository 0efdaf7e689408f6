/* jj-manual.c: the illustrated manual */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-manual.h"

#include "jj-data.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Of a figure, in px at 100 % text: half of how it was taken. */
#define FIGURE_WIDTH 560
#define FIGURE_HEIGHT 372

static const char *const pages[] = { "index", "steps", "help", "tables", "lessons", "practice" };

/* One page while it is read. */
typedef struct
{
  GtkTextView *view;
  GtkTextBuffer *buffer;
  const char *folder;
  GString *text;
  guint number; /* of the item; 0: bullets */
  gboolean in_info, in_media, numbered;
} Reader;

static void
append (Reader *reader, const char *prefix, const char *tag)
{
  GtkTextIter end;
  g_autofree char *text = g_strdup_printf ("%s%s\n\n", prefix, g_strstrip (reader->text->str));

  gtk_text_buffer_get_end_iter (reader->buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (reader->buffer, &end, text, -1, tag, NULL);
  g_string_truncate (reader->text, 0);
}

static void
append_figure (Reader *reader, const char *source)
{
  g_autofree char *path = g_build_filename (reader->folder, source, NULL);
  GtkWidget *picture = gtk_picture_new_for_filename (path);
  double scale = jj_ui_get_scale (GTK_WIDGET (reader->view));
  GtkTextIter end;

  gtk_widget_set_size_request (picture, (int)(FIGURE_WIDTH * scale), (int)(FIGURE_HEIGHT * scale));
  gtk_text_buffer_get_end_iter (reader->buffer, &end);
  gtk_text_view_add_child_at_anchor (reader->view, picture,
                                     gtk_text_buffer_create_child_anchor (reader->buffer, &end));
  gtk_text_buffer_get_end_iter (reader->buffer, &end);
  gtk_text_buffer_insert (reader->buffer, &end, "\n", -1);
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Reader *reader = data;

  reader->in_info |= g_str_equal (element, "info");
  reader->in_media |= g_str_equal (element, "media");
  if (g_str_equal (element, "list") || g_str_equal (element, "steps"))
    {
      reader->numbered = g_str_equal (element, "steps");
      reader->number = 0;
    }
  for (guint i = 0; g_str_equal (element, "media") && names[i]; i++)
    {
      if (g_str_equal (names[i], "src") && !strstr (values[i], ".."))
        append_figure (reader, values[i]);
    }
  g_string_truncate (reader->text, 0);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);
  gboolean item = stack && stack->next && g_str_equal (stack->next->data, "item");
  g_autofree char *sign = NULL;

  if (g_str_equal (element, "info"))
    reader->in_info = FALSE;
  else if (g_str_equal (element, "media"))
    reader->in_media = FALSE;
  else if (reader->in_info || reader->in_media)
    return;
  else if (g_str_equal (element, "title"))
    append (reader, "", "title");
  else if (g_str_equal (element, "desc"))
    append (reader, "", "caption");
  else if (g_str_equal (element, "p") && item)
    {
      sign = reader->numbered ? g_strdup_printf ("%u.  ", ++reader->number) : g_strdup ("•  ");
      append (reader, sign, "item");
    }
  else if (g_str_equal (element, "p"))
    append (reader, "", "body");
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  g_string_append_len (((Reader *)data)->text, text, (gssize)length);
}

/* In the language of the program, else in English; installed, else beside the sources' data. */
static char *
find_folder (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i]; i++)
    for (guint k = 0; k < 2; k++)
      {
        g_autofree char *relative
            = g_strconcat ("../help/", names[i], k == 0 ? "/jingjin" : "", NULL);
        g_autofree char *folder = jj_data_path (relative);
        g_autofree char *index = g_build_filename (folder, "index.page", NULL);

        if (g_file_test (index, G_FILE_TEST_IS_REGULAR))
          return g_steal_pointer (&folder);
      }
  return NULL;
}

static void
show_page (GtkTextView *view, const char *folder, const char *page)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  Reader reader = { .view = view,
                    .buffer = gtk_text_view_get_buffer (view),
                    .folder = folder,
                    .text = g_string_new (NULL) };
  g_autofree char *name = g_strconcat (page, ".page", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  gsize length;

  gtk_text_buffer_set_text (reader.buffer, "", 0);
  if (!g_file_get_contents (path, &contents, &length, &error)
      || !g_markup_parse_context_parse (context, contents, (gssize)length, &error))
    gtk_text_buffer_set_text (reader.buffer, error->message, -1);
  g_markup_parse_context_free (context);
  g_string_free (reader.text, TRUE);
}

static void
on_page (GtkListBox *list, GtkListBoxRow *row, GtkTextView *view)
{
  if (row)
    show_page (view, g_object_get_data (G_OBJECT (view), "jj-folder"),
               pages[gtk_list_box_row_get_index (row)]);
}

static GtkWidget *
make_view (const char *folder)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  g_object_set (view, "editable", FALSE, "cursor-visible", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR,
                "left-margin", 24, "right-margin", 24, "top-margin", 18, "bottom-margin", 24, NULL);
  gtk_text_buffer_create_tag (buffer, "title", "scale", 1.6, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "body", "pixels-inside-wrap", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", 40, "indent", -18, NULL);
  gtk_text_buffer_create_tag (buffer, "caption", "scale", 0.85, "style", PANGO_STYLE_NORMAL, NULL);
  g_object_set_data_full (G_OBJECT (view), "jj-folder", g_strdup (folder), g_free);
  jj_ui_set_name (view, _ ("Manual"));
  return view;
}

/* The title of each page is the first heading in it. */
static char *
read_title (const char *folder, const char *page)
{
  g_autofree char *name = g_strconcat (page, ".page", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  const char *start, *end;

  if (!g_file_get_contents (path, &contents, NULL, NULL) || !(start = strstr (contents, "<title>"))
      || !(end = strstr (start, "</title>")))
    return g_strdup (page);
  start += strlen ("<title>");
  return g_strndup (start, (gsize)(end - start));
}

static GtkWidget *
make_list (const char *folder, GtkWidget *view)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "navigation-sidebar");
  jj_ui_set_name (list, _ ("Pages"));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *title = read_title (folder, pages[i]);
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  g_signal_connect (list, "row-selected", G_CALLBACK (on_page), view);
  return list;
}

GtkWindow *
jj_manual_new (GtkWindow *parent)
{
  g_autofree char *folder = find_folder ();
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *scroller = gtk_scrolled_window_new (), *view = make_view (folder ? folder : "");
  GtkWidget *list = make_list (folder ? folder : "", view);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  g_object_set (paned, "start-child", list, "end-child", scroller, "resize-start-child", FALSE,
                "shrink-start-child", FALSE, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), paned);
  adw_window_set_content (ADW_WINDOW (window), box);
  jj_ui_close_by_keys (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Manual"));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  return GTK_WINDOW (window);
}

void
jj_manual_show (GtkWindow *parent)
{
  g_autofree char *yelp = g_find_program_in_path ("yelp");
  const char *const command[] = { yelp, "help:jingjin", NULL };

  if (yelp && g_spawn_async (NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL))
    return;
  gtk_window_present (jj_manual_new (parent));
}
