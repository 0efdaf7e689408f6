/* jj-document-page.c: the plan as a document: outline, text, pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-page.h"

#include "jj-chapter-list.h"
#include "jj-chapter-search.h"
#include "jj-document-output.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-new-plan.h"
#include "jj-page-view.h"
#include "jj-pages.h"
#include "jj-plan-document.h"
#include "jj-prose-editor.h"
#include "jj-save.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAGES_MS 600        /* after the last change */
#define SIDE_BY_SIDE_PX 600 /* less is too narrow for words and pages */

struct _JjDocumentPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjChapterList *chapters;
  JjProseEditor *editor;
  JjPageView *pages;
  JjId shown; /* whose text is in the editor */

  GtkWidget *top;
  GtkLabel *title, *status;
  GtkStack *stack;
  GtkPaned *outer, *inner;
  GtkBox *words;
  GtkToggleButton *see_pages; /* instead of the words, where there is no room for both */
  guint sides;
  GtkRevealer *search;
  GtkEditable *find, *replacement;
  GtkButton *template;

  GCancellable *preparing;
  guint timer;
  gboolean stale, committing;
};

G_DEFINE_FINAL_TYPE (JjDocumentPage, jj_document_page, GTK_TYPE_WIDGET)

static JjPlan *
get_plan (JjDocumentPage *self)
{
  return jj_workspace_get_plan (self->workspace);
}

static const JjElement *
get_shown (JjDocumentPage *self)
{
  return self->shown ? jj_plan_find (get_plan (self), self->shown) : NULL;
}

/* "計畫書 · 18 章 · 3,201 字", and below the text what its chapter has and lacks. */
static void
update_titles (JjDocumentPage *self)
{
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));
  guint n = jj_plan_get_count (get_plan (self), JJ_KIND_CHAPTER);
  g_autofree char *markup = jj_prose_editor_get_text (self->editor), *title = NULL, *count = NULL;
  g_autoptr (GString) status = g_string_new (NULL);
  gint64 all = 0;

  for (guint i = 0; i < n; i++)
    all += jj_prose_count (
        jj_element_get_text (jj_plan_get_nth (get_plan (self), JJ_KIND_CHAPTER, i),
                             JJ_CHAPTER_BODY));
  count = jj_format_money (all);
  title = g_strdup_printf (_ ("%s · %u chapters · %s characters"), _ ("Document"), n, count);
  gtk_label_set_text (self->title, title);
  g_string_printf (status, _ ("%u characters"), jj_prose_count (markup));
  for (guint i = 0; self->shown && i < jj_findings_get_n (findings); i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);

      if (finding->element == self->shown && !finding->waiver)
        g_string_append_printf (status, " · %s：%s", jj_severity_get_label (finding->severity),
                                finding->message);
    }
  gtk_label_set_text (self->status, status->str);
}

/* What was typed becomes the plan's. FALSE: refused; the text stays. */
static gboolean
flush (JjDocumentPage *self)
{
  const JjElement *chapter = get_shown (self);
  g_autofree char *markup = NULL, *label = NULL;
  GError *error = NULL;
  JjEdit *edit;

  if (!chapter || !jj_prose_editor_get_modified (self->editor)
      || jj_workspace_get_read_only (self->workspace))
    return TRUE;
  markup = jj_prose_editor_get_text (self->editor);
  if (g_strcmp0 (markup, jj_element_get_text (chapter, JJ_CHAPTER_BODY)) != 0
      && (*markup || jj_element_get_text (chapter, JJ_CHAPTER_BODY)))
    {
      label = g_strdup_printf (_ ("Write “%s”"), jj_element_get_title (chapter));
      edit = jj_edit_new (label);
      jj_edit_set_text (edit, JJ_KIND_CHAPTER, self->shown, JJ_CHAPTER_BODY, markup);
      self->committing = TRUE;
      jj_workspace_commit (self->workspace, edit, &error);
      self->committing = FALSE;
      if (error)
        {
          jj_workspace_fail (self->workspace, error);
          return FALSE;
        }
    }
  jj_prose_editor_accept (self->editor);
  return TRUE;
}

static void
load (JjDocumentPage *self, gboolean keep_cursor)
{
  const JjElement *chapter = get_shown (self);

  jj_prose_editor_set_text (self->editor,
                            chapter ? jj_element_get_text (chapter, JJ_CHAPTER_BODY) : NULL,
                            keep_cursor);
  jj_prose_editor_set_hint (self->editor, chapter ? jj_element_get_text (chapter, JJ_NOTE) : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), chapter != NULL);
  update_titles (self);
}

static void
show_on_pages (JjDocumentPage *self, JjId chapter)
{
  JjDocumentPages *pages = jj_page_view_get_pages (self->pages);
  g_autofree char *bookmark = jj_plan_document_get_bookmark (chapter);
  int block
      = pages ? jj_document_find_bookmark (jj_document_pages_get_document (pages), bookmark) : -1;

  if (block >= 0)
    jj_page_view_show_block (self->pages, (guint)block);
}

static void
on_chosen (JjChapterList *list, gint64 id, JjDocumentPage *self)
{
  if (id == self->shown)
    return;
  if (!flush (self))
    {
      jj_chapter_list_choose (list, self->shown);
      return;
    }
  self->shown = id;
  load (self, FALSE);
  show_on_pages (self, id);
  if (id)
    jj_workspace_select (self->workspace, &id, 1);
}

static void queue_pages (JjDocumentPage *self);

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (JjDocumentPage) self = data;
  JjDocumentPages *pages = jj_document_output_prepare_finish (result);

  g_clear_object (&self->preparing);
  if (pages && self->workspace)
    jj_page_view_set_pages (self->pages, pages);
  else if (pages)
    jj_document_pages_free (pages);
  if (self->stale && self->workspace)
    queue_pages (self);
}

static gboolean
make_pages (gpointer data)
{
  JjDocumentPage *self = data;

  self->timer = 0;
  if (self->preparing || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  self->stale = FALSE;
  self->preparing = g_cancellable_new ();
  jj_document_output_prepare (self->workspace, self->preparing, on_prepared, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
queue_pages (JjDocumentPage *self)
{
  self->stale = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PAGES_MS, make_pages, self);
}

static void
on_figures (JjDocumentPage *self)
{
  jj_prose_editor_refresh (self->editor);
  queue_pages (self);
}

static void
on_findings (JjDocumentPage *self)
{
  jj_chapter_list_refresh (self->chapters);
  update_titles (self);
}

static void
update_stack (JjDocumentPage *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    jj_plan_get_count (get_plan (self), JJ_KIND_CHAPTER)
                                        ? "chapters"
                                        : "empty");
}

static void
on_changed (JjPlan *plan, const JjChanges *changes, JjDocumentPage *self)
{
  const JjElement *chapter;
  g_autofree char *markup = NULL;

  queue_pages (self);
  if (!(changes->kinds & JJ_KIND_BIT (JJ_KIND_CHAPTER)))
    return;
  update_stack (self);
  jj_chapter_list_refresh (self->chapters);
  chapter = get_shown (self);
  if (self->committing || (chapter && jj_prose_editor_get_modified (self->editor)))
    return;
  self->shown = jj_chapter_list_get_chosen (self->chapters);
  chapter = get_shown (self);
  markup = jj_prose_editor_get_text (self->editor);
  if (g_strcmp0 (chapter ? jj_element_get_text (chapter, JJ_CHAPTER_BODY) : "", markup) != 0)
    load (self, TRUE);
  else
    update_titles (self);
}

/* The words and the pages, or one of them where room is short. */
static gboolean
update_sides (gpointer data)
{
  JjDocumentPage *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->outer));
  gboolean both = width - gtk_paned_get_position (self->outer) >= SIDE_BY_SIDE_PX;
  gboolean pages = gtk_toggle_button_get_active (self->see_pages);

  self->sides = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->see_pages), !both);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), both || pages);
  gtk_widget_set_visible (GTK_WIDGET (self->words), both || !pages);
  return G_SOURCE_REMOVE;
}

/* Its room is told while sizes are given out, too late for anything to come or go. */
static void
queue_sides (JjDocumentPage *self)
{
  if (!self->sides && self->pages)
    self->sides = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_sides, self, NULL);
}

static void
see_words (JjDocumentPage *self)
{
  gtk_toggle_button_set_active (self->see_pages, FALSE);
  g_clear_handle_id (&self->sides, g_source_remove);
  update_sides (self);
}

static void
on_block (JjPageView *view, guint i, JjDocumentPage *self)
{
  JjDocument *document = jj_document_pages_get_document (jj_page_view_get_pages (view));
  const JjBlock *block = NULL;
  const JjElement *element;

  /* A table or picture within prose is its chapter's. */
  for (block = jj_document_get_block (document, i); !block->element && i > 0;)
    block = jj_document_get_block (document, --i);
  element = block->element ? jj_plan_find (get_plan (self), block->element) : NULL;
  if (element && jj_element_get_kind_id (element) == JJ_KIND_CHAPTER)
    {
      see_words (self);
      jj_chapter_list_choose (self->chapters, block->element);
    }
  else if (element)
    jj_workspace_show (self->workspace, block->element, block->field);
}

static void
find_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);
  const char *text = gtk_editable_get_text (self->find);
  JjId at = self->shown;
  guint n = jj_plan_get_count (get_plan (self), JJ_KIND_CHAPTER);

  if (!*text || jj_prose_editor_find (self->editor, text, FALSE))
    return;
  for (guint i = 0; i <= n; i++)
    {
      const JjElement *chapter;

      at = jj_chapter_list_get_next (self->chapters, at);
      chapter = at ? jj_plan_find (get_plan (self), at) : NULL;
      if (!chapter || jj_chapter_count (chapter, text) == 0)
        continue;
      jj_chapter_list_choose (self->chapters, at);
      if (self->shown == at && jj_prose_editor_find (self->editor, text, TRUE))
        return;
    }
  jj_workspace_message (self->workspace, _ ("No chapter has this text."), FALSE);
}

static void
on_find_activate (GtkEntry *entry, GtkWidget *widget)
{
  find_next (widget, NULL, NULL);
}

static void
replace_one (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);

  jj_prose_editor_replace (self->editor, gtk_editable_get_text (self->find),
                           gtk_editable_get_text (self->replacement));
  find_next (widget, NULL, NULL);
}

static void
replace_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);
  guint n;
  JjEdit *edit;
  g_autofree char *text = NULL;

  if (jj_workspace_get_read_only (self->workspace) || !flush (self))
    return;
  edit = jj_chapter_replace_all (get_plan (self), gtk_editable_get_text (self->find),
                                 gtk_editable_get_text (self->replacement), &n);
  if (!edit)
    {
      jj_workspace_message (self->workspace, _ ("No chapter has this text."), FALSE);
      return;
    }
  if (!jj_workspace_commit (self->workspace, edit, NULL))
    return;
  text = g_strdup_printf (ngettext ("Replaced %u time", "Replaced %u times", n), n);
  jj_workspace_message (self->workspace, text, TRUE);
}

static void
toggle_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);
  gboolean open = !gtk_revealer_get_reveal_child (self->search);

  gtk_revealer_set_reveal_child (self->search, open);
  gtk_widget_grab_focus (open ? GTK_WIDGET (self->find) : GTK_WIDGET (self->editor));
}

static void
export_document (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);

  if (flush (self))
    jj_save_ask_export (widget, self->workspace, _ ("Save the Document"),
                        g_variant_get_string (parameter, NULL));
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);
  JjPlanDocumentInput input = { .plan = get_plan (self) };
  g_autoptr (JjDocument) document = NULL;

  if (!flush (self))
    return;
  document = jj_plan_document_work_out (&input, NULL);
  jj_document_output_print (widget, self->workspace, document);
}

static void
add_template (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);
  GError *error = NULL;
  JjEdit *edit = jj_command_template_chapters (get_plan (self), &error);

  if (edit)
    jj_workspace_commit (self->workspace, edit, NULL);
  else
    jj_workspace_fail (self->workspace, error);
}

static void
jj_document_page_map (GtkWidget *widget)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);

  GTK_WIDGET_CLASS (jj_document_page_parent_class)->map (widget);
  if (self->stale)
    queue_pages (self);
}

static void
jj_document_page_unmap (GtkWidget *widget)
{
  flush (JJ_DOCUMENT_PAGE (widget));
  GTK_WIDGET_CLASS (jj_document_page_parent_class)->unmap (widget);
}

static gboolean
jj_document_page_grab_focus (GtkWidget *widget)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);

  /* Without a chapter there is nothing to write in. */
  return gtk_widget_grab_focus (GTK_WIDGET (self->editor))
         || gtk_widget_child_focus (self->top, GTK_DIR_TAB_FORWARD);
}

static void
jj_document_page_dispose (GObject *object)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->sides, g_source_remove);
  g_cancellable_cancel (self->preparing);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_document_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-document-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, status);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, outer);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, inner);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, words);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, see_pages);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, search);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, find);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, replacement);
  gtk_widget_class_bind_template_child (widget_class, JjDocumentPage, template);
  gtk_widget_class_bind_template_callback (widget_class, queue_sides);
}

static void
jj_document_page_class_init (JjDocumentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_document_page_dispose;
  widget_class->map = jj_document_page_map;
  widget_class->unmap = jj_document_page_unmap;
  jj_ui_set_grab_focus (widget_class, jj_document_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.find-text", NULL, toggle_find);
  gtk_widget_class_install_action (widget_class, "page.find-next", NULL, find_next);
  gtk_widget_class_install_action (widget_class, "page.replace", NULL, replace_one);
  gtk_widget_class_install_action (widget_class, "page.replace-all", NULL, replace_all);
  gtk_widget_class_install_action (widget_class, "page.export", "s", export_document);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "page.template", NULL, add_template);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "page.find-text",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print",
                                       NULL);
}

static void
jj_document_page_init (JjDocumentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
}

static void
follow (JjDocumentPage *self)
{
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);

  g_signal_connect_object (self->chapters, "chosen", G_CALLBACK (on_chosen), self, 0);
  g_signal_connect_object (self->editor, "pause", G_CALLBACK (flush), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (flush), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (update_titles), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "activate", G_CALLBACK (on_find_activate), self, 0);
  g_signal_connect_object (self->pages, "block", G_CALLBACK (on_block), self, 0);
  g_signal_connect_object (get_plan (self), "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (analysis, "notify::figures", G_CALLBACK (on_figures), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::findings", G_CALLBACK (on_findings), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->workspace, "read-only", self->template, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

GtkWidget *
jj_document_page_new (JjWorkspace *workspace, guint page)
{
  JjDocumentPage *self = g_object_new (JJ_TYPE_DOCUMENT_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->chapters = JJ_CHAPTER_LIST (jj_chapter_list_new (workspace));
  self->editor = JJ_PROSE_EDITOR (jj_prose_editor_new (workspace));
  self->pages = JJ_PAGE_VIEW (jj_page_view_new ());
  gtk_paned_set_start_child (self->outer, GTK_WIDGET (self->chapters));
  gtk_box_prepend (self->words, GTK_WIDGET (self->editor));
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_paned_set_end_child (self->inner, GTK_WIDGET (self->pages));
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  follow (self);
  self->shown = jj_chapter_list_get_chosen (self->chapters);
  self->stale = TRUE;
  update_stack (self);
  load (self, FALSE);
  return GTK_WIDGET (self);
}

void
jj_document_page_show (GtkWidget *widget, JjId id, int field)
{
  JjDocumentPage *self = JJ_DOCUMENT_PAGE (widget);

  jj_chapter_list_choose (self->chapters, id);
  show_on_pages (self, id);
  see_words (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}
