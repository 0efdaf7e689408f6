/* jj-checkpoints.h: the named states of a plan, to open, compare and restore */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list, the newest first. Signal: compare (gint64 seq): this checkpoint with the present. */
#define JJ_TYPE_CHECKPOINTS (jj_checkpoints_get_type ())
G_DECLARE_FINAL_TYPE (JjCheckpoints, jj_checkpoints, JJ, CHECKPOINTS, GtkWidget)

GtkWidget *jj_checkpoints_new (JjWorkspace *workspace);
guint jj_checkpoints_count (JjCheckpoints *self);

/* Asks for a name and makes a checkpoint of the present. */
void jj_checkpoint_ask (GtkWidget *parent, JjWorkspace *workspace);
/* Opens the plan as it was after an entry in a window of its own, to read. */
void jj_checkpoint_open (GtkWidget *parent, JjWorkspace *workspace, gint64 seq, const char *name);
/* Makes the plan what it was; one step, after a checkpoint of the present. */
void jj_checkpoint_restore (JjWorkspace *workspace, gint64 seq, const char *name);

G_END_DECLS
