/* jj-project-private.h: what tests and the store's own files may see of a project */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-access.h"
#include "jj-history.h"
#include "jj-project.h"
#include "jj-store.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* What the log said at a moment that this project saw. */
typedef struct
{
  gint64 seq, time;
  guint64 digest;
} JjMark;

/* The file as our last commit left it. */
typedef struct
{
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec time;
} JjStamp;

struct _JjProject
{
  GObject parent_instance;

  JjPlan *plan;
  JjAccess access; /* the file, and our lock where we may write */
  JjStore *store;
  JjCursor *cursor;
  char *author;
  char *undo_label, *redo_label;
  GVariant *context;
  gboolean committing;

  gint64 moment; /* seq of the past state that this is; 0: the present */
  char *moment_name;

  JjStamp stamp;
  GArray *marks; /* JjMark: at opening, and after each commit */
};

/* Borrowed. */
JjStore *jj_project_get_store (JjProject *self);

/* The edit of a row of the log that is one, or its inverse. Error: DAMAGED. (transfer full) */
JjEdit *
jj_project_read_edit (JjProject *self, const JjLogRow *row, gboolean inverted, GError **error);
/* Whether it may be written now: locked by us, and the file in its place. */
gboolean jj_project_check_writable (JjProject *self, GError **error);
/* An edit that memory holds already is written with its row; where the file refuses, memory goes
 * back. parent: that of the row's edit. */
gboolean
jj_project_write_out (JjProject *self, JjEdit *edit, JjLogRow *row, gint64 parent, GError **error);
/* Tells everybody of an edit, properties first: a handler may look at them. */
void jj_project_tell (JjProject *self, const JjEdit *edit);
/* The file on the disk is as we left it just now. */
void jj_project_remember_disk (JjProject *self);
/* Brings the labels and the properties up to the cursor. */
void jj_project_follow_cursor (JjProject *self);

G_END_DECLS
