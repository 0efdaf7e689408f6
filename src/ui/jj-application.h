/* jj-application.h: the program: its windows, its files, its preferences */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"
#include "jj-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One window a plan; a plan that is open already comes to the front. Without a file the start
 * window shows, with recent plans. */
#define JJ_TYPE_APPLICATION (jj_application_get_type ())
G_DECLARE_FINAL_TYPE (JjApplication, jj_application, JJ, APPLICATION, AdwApplication)

JjApplication *jj_application_new (void);

/* Opens a plan's window; a failure is told in a dialog over parent (nullable). */
void jj_application_open_file (JjApplication *self, GFile *file, GtkWindow *parent);
/* Writes a new plan (transfer full) to a file, replacing what the person agreed to replace, and
 * opens it. FALSE: told in a dialog. */
gboolean jj_application_create (JjApplication *self, GFile *file, JjPlan *plan, GtkWindow *parent);
/* A window on a project that is open; also one on the past of a plan that has its own window. */
void jj_application_show_project (JjApplication *self, JjProject *project);

G_END_DECLS
