/* jj-poster-private.h: what the drawing and the writing of posters share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram-draw-private.h"
#include "jj-poster.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y;  /* the middle of the line's height */
  double width; /* 0: as wide as it is */
  double align;
} JjSpotOnPage;

/* A text of the content and its height there, px. */
typedef struct
{
  double px;
  char *text;
} JjPosterLabel;

typedef struct
{
  JjPicture *picture;
  JjRect at;
} JjPosterPicture;

/* What stands between header and foot, in px that the poster's scale makes points of. */
typedef struct
{
  double width, height;
  JjDiagram *diagram; /* NULL for a chart */
  GBytes *dimmed;
  JjDiagramPale pale;
  JjRect sheet_at;
  double sheet_scale;
  GArray *pictures; /* JjPosterPicture */
  GArray *facts;    /* of the plan */
  JjRect facts_at;
  GArray *labels; /* JjPosterLabel */
} JjPosterContent;

struct _JjPoster
{
  gatomicrefcount refs;
  JjPosterContent content;
  char *heading, *date, *font;
  JjPaper size;
  double width, height; /* of the poster */
  double scale;         /* pt for a px of the content */
  double page_width, page_height;
  guint n_columns, n_rows;
  gboolean is_tiled, names_only;
  JjPosterCheck check;
};

void jj_poster_content_init (JjPosterContent *self, const JjPosterInput *input);
void jj_poster_content_clear (JjPosterContent *self);
/* least_px: names are no smaller, and what is smaller than names is left out; 0: as it is. */
void jj_poster_content_draw (const JjPosterContent *self, cairo_t *cr, JjPen *pen, double least_px);
/* (transfer full) */
char *jj_poster_content_make_heading (const JjPosterContent *self, const JjPosterInput *input);

/* One line of bold text. */
void
jj_poster_show_text (cairo_t *cr, JjPen *pen, const char *text, double size, JjSpotOnPage spot);

G_END_DECLS
