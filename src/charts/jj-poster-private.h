/* jj-poster-private.h: what the drawing and the writing of posters share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram-draw-private.h"
#include "jj-poster.h"

G_BEGIN_DECLS

/* Heights of a box's labels, px at 100 %: those of the pen. */
#define JJ_POSTER_NAME_PX 13.5
#define JJ_POSTER_DETAIL_PX JJ_PEN_SMALLEST

typedef struct
{
  double x, y;  /* the middle of the line's height */
  double width; /* 0: as wide as it is */
  double align;
} JjSpotOnPage;

struct _JjPoster
{
  gatomicrefcount refs;
  JjDiagram *diagram;
  GBytes *dimmed;
  char *heading, *date, *font;
  JjPaper size;
  double width, height; /* of the poster */
  double scale;         /* pt for a px of the sheet */
  double page_width, page_height;
  guint n_columns, n_rows;
  gboolean is_tiled, names_only;
  JjPosterCheck check;
};

G_END_DECLS
