/* jj-scene.h: a slide as it looks now, for an audience */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-slide.h"

G_BEGIN_DECLS

/* What an audience may see, readable from the last row: on a screen 1080 px high no label is
 * smaller than 24 pt (32 px; JJ_SCENE_TEXT_PX), on others in proportion. Findings, persons and
 * whatever is private are not in it. A sheet is shown no smaller than its labels can be read, so
 * that a large one shows a part; what has not been revealed is absent. A table shows a page of rows
 * a step, and says how many there are besides. A page of a file, where nobody can move a large
 * sheet, has all of it, or all that the audience's screen (16:9) would show of it, in its own
 * shape; then letters are as much smaller as the sheet is.
 *
 * Immutable, drawn with Cairo on any surface: window, PDF, ODP and small pictures are the same
 * code. Example: at 1920 × 1080 labels are 32 px, at 1280 × 720 21.3 px. */
typedef struct _JjScene JjScene;

#define JJ_SCENE_HEIGHT 1080.0
#define JJ_SCENE_WIDTH 1920.0
#define JJ_SCENE_TEXT_PX 32.0
/* Below it a box (jj-diagram-types.h) has no room for a name in such letters. */
#define JJ_SCENE_LEAST_ZOOM 1.5

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  const JjTheme *theme;
  double width_px, height_px;
  double screen_px; /* height of the screen that it is a part of; 0: it is all of it */
  gint64 unit;      /* 1, 1,000 or 10,000 元 */
  gboolean is_page; /* of a file that is read near by: all that is to be seen, however small */
  guint step;       /* 0 to jj_scene_count_steps(); G_MAXUINT: a sheet with everything */
} JjSceneInput;

/* (transfer full) */
JjScene *jj_scene_new (const JjSlide *slide, const JjSceneInput *input);
void jj_scene_free (JjScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjScene, jj_scene_free)

void jj_scene_draw (JjScene *self, cairo_t *cr);
/* In words, for who does not see it. Borrowed. */
const char *jj_scene_get_summary (const JjScene *self);
/* Pages of a table at these sizes, each shown by its number as step; of all else 1. */
guint jj_scene_count_pages (const JjSlide *slide, const JjSceneInput *input);
/* Steps after the first picture of a slide: what is revealed one by one, the pages of a table. */
guint jj_scene_count_steps (const JjSlide *slide, JjPlan *plan);

/* The part of a sheet that a slide shows; zoom gets px for a px of the sheet. Of the input the
 * sizes count. */
JjRect jj_scene_get_view (const JjSlide *slide,
                          const JjDiagram *diagram,
                          const JjSceneInput *input,
                          double *zoom);

/* For JjDiagramLook.dimmed: absent are the hidden elements and those that no audience may see.
 * dimmed (nullable): what is pale. (transfer full) */
GBytes *
jj_scene_shade (JjPlan *plan, const JjDiagram *diagram, GBytes *dimmed, const GArray *hidden);

/* Whether an audience may see an element, a field. */
gboolean jj_scene_may_show (const JjElement *element);
gboolean jj_scene_may_show_field (const JjField *field);

/* What of a slide the audience does not see, a sentence each, for who speaks. findings (nullable).
 * (transfer full) (element-type utf8) */
GPtrArray *
jj_scene_list_unseen (const JjSlide *slide, JjPlan *plan, JjFindings *findings, guint step);

G_END_DECLS
