/* jj-return-queue.h: parts that came back, read beside the window, each with its state */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-return-preview.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  JJ_RETURN_WAITS,
  JJ_RETURN_TAKEN,
  JJ_RETURN_SENT_BACK,
  JJ_RETURN_REFUSED
} JjReturnState;

typedef struct
{
  JjReturnState state;
  char *file;
  char *refused;  /* why; NULL where part is there */
  JjReturn *part; /* (nullable) */
  gboolean has_preview;
  guint64 revision; /* of the plan at the preview */
  JjReturnPreview preview;
} JjReturnItem;

/* Files are read in a thread on a copy of the plan, one after the other. changed is called in the
 * main loop whenever there is something new to show. */
typedef struct _JjReturnQueue JjReturnQueue;
typedef void (*JjReturnQueueFunc) (gpointer data);

JjReturnQueue *
jj_return_queue_new (JjWorkspace *workspace, JjReturnQueueFunc changed, gpointer data);
/* Stops what runs. */
void jj_return_queue_free (JjReturnQueue *self);

/* paths: (transfer full) (element-type utf8) files and folders. A file that is there already is
 * read again. Ignored while it is busy. */
void jj_return_queue_add (JjReturnQueue *self, GPtrArray *paths);
/* FALSE where nothing is being read. */
gboolean jj_return_queue_get_progress (JjReturnQueue *self, guint *done, guint *n);
void jj_return_queue_stop (JjReturnQueue *self);

guint jj_return_queue_get_n (JjReturnQueue *self);
JjReturnItem *jj_return_queue_get (JjReturnQueue *self, guint i);
/* Works out what taking it back would do, if that is not known for the plan as it is. */
void jj_return_queue_ask_preview (JjReturnQueue *self, guint i);

G_END_DECLS
