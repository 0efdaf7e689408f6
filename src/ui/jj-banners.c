/* jj-banners.c: what the person must know about the plan as a whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-banners.h"

#include "jj-directory.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-scope.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

typedef enum
{
  READ_ONLY,
  PART,
  SAMPLE,
  MISSING,
  PROBLEM,
  N_BANNERS
} Banner;

struct _JjBanners
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *box;
  GtkInfoBar *bars[N_BANNERS];
  GtkLabel *labels[N_BANNERS];
  gboolean closed[N_BANNERS];
};

G_DEFINE_FINAL_TYPE (JjBanners, jj_banners, GTK_TYPE_WIDGET)

static void
show_banner (JjBanners *self, Banner banner, const char *text)
{
  if (text)
    gtk_label_set_text (self->labels[banner], text);
  gtk_widget_set_visible (GTK_WIDGET (self->bars[banner]), text && !self->closed[banner]);
}

static gboolean
has_junior_schools (JjPlan *plan)
{
  guint n = jj_plan_get_count (plan, JJ_KIND_SCHOOL);

  for (guint i = 0; i < n; i++)
    {
      gint64 level
          = jj_element_get_number (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i), JJ_SCHOOL_LEVEL);

      if (level == JJ_LEVEL_JUNIOR)
        return TRUE;
    }
  return FALSE;
}

static void
show_part (JjBanners *self)
{
  const JjElement *part = jj_scope_get_part (jj_workspace_get_plan (self->workspace));
  g_autofree char *text
      = part
            ? g_strdup_printf (_ ("This is the part of %s: what belongs to it can be changed and "
                                  "is checked, the rest is there to read. Give this file back when "
                                  "it is done."),
                               jj_element_get_title (part))
            : NULL;

  show_banner (self, PART, text);
}

/* The directory's gap is the plan's only until somebody has filled it. */
static void
update (JjBanners *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *root = jj_plan_get_root (plan);
  const char *code = jj_element_get_text (root, JJ_PLAN_COUNTY);
  const JjCounty *county = code ? jj_county_find (code) : NULL;
  gint64 year = jj_element_get_number_or (root, JJ_PLAN_SCHOOL_YEAR, 0);
  g_autofree char *missing = NULL;

  if (county && year > 0 && jj_plan_get_count (plan, JJ_KIND_SCHOOL) > 0
      && !has_junior_schools (plan))
    missing = jj_directory_get_missing (county, (guint)year);
  show_banner (self, MISSING, missing);
  show_banner (self, SAMPLE,
               jj_workspace_is_sample (self->workspace)
                   ? _ ("Sample: the schools are real, the plan is made up.")
                   : NULL);
  show_part (self);
  show_banner (self, PROBLEM,
               jj_analysis_get_problem (jj_workspace_get_analysis (self->workspace)));
}

static void
on_response (GtkInfoBar *bar, int response, JjBanners *self)
{
  for (guint i = 0; i < N_BANNERS; i++)
    if (self->bars[i] == bar)
      self->closed[i] = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
}

static void
jj_banners_dispose (GObject *object)
{
  JjBanners *self = JJ_BANNERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_banners_parent_class)->dispose (object);
}

static void
jj_banners_class_init (JjBannersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_banners_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* GTK gives the cross no name, and a reader would hear what class its picture is of. */
static void
name_cross (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "close"))
    jj_ui_set_name (widget, _ ("Close"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_cross (child);
}

static void
add_banner (JjBanners *self, Banner banner)
{
  GtkWidget *bar = gtk_info_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), label);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar),
                                 banner == READ_ONLY ? GTK_MESSAGE_WARNING : GTK_MESSAGE_INFO);
  gtk_info_bar_set_show_close_button (GTK_INFO_BAR (bar), banner > PART);
  name_cross (bar);
  gtk_widget_set_visible (bar, FALSE);
  g_signal_connect (bar, "response", G_CALLBACK (on_response), self);
  self->bars[banner] = GTK_INFO_BAR (bar);
  self->labels[banner] = GTK_LABEL (label);
  gtk_box_append (GTK_BOX (self->box), bar);
}

static void
jj_banners_init (JjBanners *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (Banner banner = 0; banner < N_BANNERS; banner++)
    add_banner (self, banner);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
jj_banners_set_workspace (JjBanners *self, JjWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::problem",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
jj_banners_set_read_only (JjBanners *self, gboolean read_only, const char *holder)
{
  g_autofree char *text = NULL;

  if (read_only && holder)
    text = g_strdup_printf (_ ("Read only. %s Changes made there appear here."), holder);
  else if (read_only)
    text = g_strdup (_ ("Read only: this file cannot be written. Save a copy to change it."));
  show_banner (self, READ_ONLY, text);
}

void
jj_banners_set_moment (JjBanners *self, const char *name)
{
  g_autofree char *text = g_strdup_printf (
      _ ("This is the plan as it was: %s. Read only; the present is in its own window."), name);

  show_banner (self, READ_ONLY, text);
}

void
jj_banners_add (JjBanners *self, GtkWidget *line)
{
  gtk_box_append (GTK_BOX (self->box), line);
}
