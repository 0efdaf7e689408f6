/* jj-tiles.c: a sheet's picture as tiles that a worker draws */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-tiles.h"

#include <math.h>

#define MOST_TILES 96
#define TILE JJ_TILE_PX
/* A tile goes on below its right and lower neighbours: where a view of a view shrinks them to parts
 * of a pixel, no gap shines through between two. */
#define LAPPED (TILE + 4)

typedef struct
{
  int column, row;
  guint64 wanted, shown; /* serials of the picture; shown 0: nothing yet */
  guint64 used;          /* frame in which it was last seen */
  gboolean is_ordered;
  GskRenderNode *node;
} Tile;

/* The tiles of one zoom. */
typedef struct
{
  double zoom;
  GHashTable *tiles; /* gint64 of column and row → Tile */
} Layer;

/* What both threads hold: lives until the last job is done. */
typedef struct
{
  gatomicrefcount refs;
  gint generation; /* atomic: jobs of another one are dropped */
  JjTiles *tiles;  /* main thread; NULL once freed */
} Shared;

struct _JjTiles
{
  Shared *shared;
  GThreadPool *pool;
  JjPen *pen; /* the worker's alone */
  const JjTheme *theme;
  JjDiagram *diagram;
  GBytes *dimmed;
  Layer *now, *before;
  guint64 serial, frame;
  int scale;
  double least_text;
  gboolean is_gl, is_complete;
  void (*done) (gpointer data);
  gpointer data;
};

typedef struct
{
  Shared *shared;
  JjTiles *worker; /* for the pen: valid while the pool lives */
  JjDiagram *diagram;
  const JjTheme *theme;
  GBytes *dimmed;
  double zoom, least_text;
  int column, row, scale;
  gint generation;
  guint64 serial;
  cairo_surface_t *surface;
} Job;

static void
shared_unref (Shared *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_free (tile);
}

static Layer *
layer_new (double zoom)
{
  Layer *layer = g_new0 (Layer, 1);

  layer->zoom = zoom;
  layer->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_tile);
  return layer;
}

static void
layer_free (Layer *self)
{
  g_hash_table_unref (self->tiles);
  g_free (self);
}

static void
free_job (Job *job)
{
  jj_diagram_unref (job->diagram);
  g_clear_pointer (&job->dimmed, g_bytes_unref);
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  shared_unref (job->shared);
  g_free (job);
}

static GskRenderNode *
make_node (const JjTiles *self, cairo_surface_t *surface)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, LAPPED, LAPPED);
  GskRenderNode *node;
  cairo_t *cr;

  if (self->is_gl)
    {
      int side = LAPPED * self->scale, stride = cairo_image_surface_get_stride (surface);
      g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                             (gsize)stride * (gsize)side,
                                                             (GDestroyNotify)cairo_surface_destroy,
                                                             cairo_surface_reference (surface));
      g_autoptr (GdkTexture) texture
          = gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);

      return gsk_texture_node_new (texture, &bounds);
    }
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static gint64
key_of (int column, int row)
{
  return (gint64)row * G_GINT64_CONSTANT (0x40000000) + column;
}

/* Back in the main thread. */
static gboolean
take_tile (gpointer data)
{
  Job *job = data;
  JjTiles *self = job->shared->tiles;
  gint64 key = key_of (job->column, job->row);
  Tile *tile;

  if (!self || !job->surface || job->generation != g_atomic_int_get (&job->shared->generation))
    return G_SOURCE_REMOVE;
  tile = g_hash_table_lookup (self->now->tiles, &key);
  if (!tile)
    return G_SOURCE_REMOVE;
  g_clear_pointer (&tile->node, gsk_render_node_unref);
  tile->node = make_node (self, job->surface);
  tile->shown = job->serial;
  tile->is_ordered = FALSE;
  self->done (self->data);
  return G_SOURCE_REMOVE;
}

static void
draw_tile (Job *job)
{
  JjTiles *worker = job->worker;
  double size = TILE / job->zoom, lapped = LAPPED / job->zoom;
  JjRect area = { job->column * size, job->row * size, lapped, lapped };
  JjDiagramLook look
      = { .zoom = job->zoom, .dimmed = job->dimmed, .least_text_px = job->least_text };
  int side = LAPPED * job->scale;
  cairo_t *cr;

  if (!worker->pen || jj_pen_get_theme (worker->pen) != job->theme)
    {
      g_clear_pointer (&worker->pen, jj_pen_free);
      worker->pen = jj_pen_new (job->theme, NULL);
    }
  job->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_surface_set_device_scale (job->surface, job->scale, job->scale);
  cr = cairo_create (job->surface);
  jj_set_colour (cr, job->theme->background, 1);
  cairo_paint (cr);
  cairo_scale (cr, job->zoom, job->zoom);
  cairo_translate (cr, -area.x, -area.y);
  jj_diagram_draw (job->diagram, cr, worker->pen, &area, &look);
  cairo_destroy (cr);
  cairo_surface_flush (job->surface);
}

static void
work (gpointer data, gpointer unused)
{
  Job *job = data;

  if (job->generation == g_atomic_int_get (&job->shared->generation))
    draw_tile (job);
  g_idle_add_full (G_PRIORITY_DEFAULT, take_tile, job, (GDestroyNotify)free_job);
}

JjTiles *
jj_tiles_new (void (*done) (gpointer data), gpointer data)
{
  JjTiles *self = g_new0 (JjTiles, 1);

  self->shared = g_new0 (Shared, 1);
  g_atomic_ref_count_init (&self->shared->refs);
  self->shared->tiles = self;
  self->pool = g_thread_pool_new (work, NULL, 1, TRUE, NULL);
  self->now = layer_new (1);
  self->scale = 1;
  self->serial = 1;
  self->done = done;
  self->data = data;
  return self;
}

void
jj_tiles_free (JjTiles *self)
{
  g_atomic_int_inc (&self->shared->generation);
  self->shared->tiles = NULL;
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_pointer (&self->pen, jj_pen_free);
  layer_free (self->now);
  g_clear_pointer (&self->before, layer_free);
  g_clear_pointer (&self->diagram, jj_diagram_unref);
  g_clear_pointer (&self->dimmed, g_bytes_unref);
  shared_unref (self->shared);
  g_free (self);
}

static gboolean
meets_any (const Tile *tile, double zoom, const GArray *areas)
{
  double size = TILE / zoom, lapped = LAPPED / zoom;
  JjRect own = { tile->column * size, tile->row * size, lapped, lapped };

  for (guint i = 0; areas && i < areas->len; i++)
    if (jj_rect_meets (&own, &g_array_index (areas, JjRect, i)))
      return TRUE;
  return areas == NULL;
}

/* Nothing of what was ordered is wanted any more. */
static void
drop_orders (JjTiles *self)
{
  GHashTableIter iter;
  gpointer tile;

  g_atomic_int_inc (&self->shared->generation);
  g_hash_table_iter_init (&iter, self->now->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    ((Tile *)tile)->is_ordered = FALSE;
}

void
jj_tiles_set_picture (JjTiles *self,
                      JjDiagram *diagram,
                      const JjTheme *theme,
                      GBytes *dimmed,
                      const GArray *changed)
{
  GHashTableIter iter;
  gpointer tile;

  jj_diagram_ref (diagram);
  g_clear_pointer (&self->diagram, jj_diagram_unref);
  self->diagram = diagram;
  g_clear_pointer (&self->dimmed, g_bytes_unref);
  self->dimmed = dimmed ? g_bytes_ref (dimmed) : NULL;
  self->serial++;
  drop_orders (self);
  g_hash_table_iter_init (&iter, self->now->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    if (theme != self->theme || meets_any (tile, self->now->zoom, changed))
      ((Tile *)tile)->wanted = self->serial;
  /* Scaled tiles of another sheet or theme would be a lie. */
  if (!changed || theme != self->theme)
    {
      g_clear_pointer (&self->before, layer_free);
      g_hash_table_remove_all (self->now->tiles);
    }
  self->theme = theme;
}

static void
forget_tiles (JjTiles *self)
{
  drop_orders (self);
  g_hash_table_remove_all (self->now->tiles);
  g_clear_pointer (&self->before, layer_free);
}

void
jj_tiles_set_least_text (JjTiles *self, double least_px)
{
  if (least_px == self->least_text)
    return;
  self->least_text = least_px;
  forget_tiles (self);
}

void
jj_tiles_set_surface (JjTiles *self, int scale, gboolean is_gl)
{
  if (scale == self->scale && is_gl == self->is_gl)
    return;
  self->scale = scale;
  self->is_gl = is_gl;
  forget_tiles (self);
}

static void
order (JjTiles *self, Tile *tile)
{
  Job *job;

  if (tile->is_ordered)
    return;
  job = g_new0 (Job, 1);
  g_atomic_ref_count_inc (&self->shared->refs);
  job->shared = self->shared;
  job->worker = self;
  job->diagram = jj_diagram_ref (self->diagram);
  job->theme = self->theme;
  job->dimmed = self->dimmed ? g_bytes_ref (self->dimmed) : NULL;
  job->zoom = self->now->zoom;
  job->least_text = self->least_text;
  job->column = tile->column;
  job->row = tile->row;
  job->scale = self->scale;
  job->generation = g_atomic_int_get (&self->shared->generation);
  job->serial = tile->wanted;
  tile->is_ordered = TRUE;
  g_thread_pool_push (self->pool, job, NULL);
}

static Tile *
get_tile (JjTiles *self, int column, int row)
{
  gint64 key = key_of (column, row);
  Tile *tile = g_hash_table_lookup (self->now->tiles, &key);

  if (!tile)
    {
      gint64 *owned = g_new (gint64, 1);

      *owned = key;
      tile = g_new0 (Tile, 1);
      tile->column = column;
      tile->row = row;
      tile->wanted = self->serial;
      g_hash_table_insert (self->now->tiles, owned, tile);
    }
  tile->used = self->frame;
  return tile;
}

static gboolean
was_not_seen (gpointer key, gpointer value, gpointer frame)
{
  return ((Tile *)value)->used + 1 < *(guint64 *)frame;
}

static void
append (GtkSnapshot *snapshot, const Tile *tile, const JjTileView *view, double zoom)
{
  double scale = view->zoom / zoom, size = TILE * scale;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float)(tile->column * size - view->x * view->zoom),
                                                (float)(tile->row * size - view->y * view->zoom)));
  if (fabs (scale - 1) > 1e-9)
    gtk_snapshot_scale (snapshot, (float)scale, (float)scale);
  gtk_snapshot_append_node (snapshot, tile->node);
  gtk_snapshot_restore (snapshot);
}

static void
append_before (JjTiles *self, GtkSnapshot *snapshot, const JjTileView *view)
{
  GHashTableIter iter;
  gpointer tile;

  if (!self->before)
    return;
  g_hash_table_iter_init (&iter, self->before->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    if (((Tile *)tile)->node)
      append (snapshot, tile, view, self->before->zoom);
}

static void
change_zoom (JjTiles *self, double zoom)
{
  drop_orders (self);
  /* While the wheel turns no zoom is ever complete: keep the last one that was. */
  if (self->is_complete || !self->before)
    {
      g_clear_pointer (&self->before, layer_free);
      self->before = self->now;
    }
  else
    layer_free (self->now);
  self->now = layer_new (zoom);
  self->is_complete = FALSE;
}

void
jj_tiles_snapshot (JjTiles *self, GtkSnapshot *snapshot, const JjTileView *view)
{
  double size = TILE / view->zoom;
  int left = (int)floor (view->x / size), top = (int)floor (view->y / size);
  int right = (int)floor ((view->x + view->width / view->zoom) / size);
  int bottom = (int)floor ((view->y + view->height / view->zoom) / size);
  g_autoptr (GPtrArray) ready = g_ptr_array_new ();
  gboolean is_covered = TRUE;

  if (!self->diagram)
    return;
  if (fabs (view->zoom - self->now->zoom) > 1e-9)
    change_zoom (self, view->zoom);
  self->frame++;
  self->is_complete = TRUE;
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        Tile *tile = get_tile (self, column, row);

        if (tile->shown != tile->wanted)
          {
            order (self, tile);
            self->is_complete = FALSE;
          }
        if (tile->node)
          g_ptr_array_add (ready, tile);
        else
          is_covered = FALSE;
      }
  if (!is_covered)
    append_before (self, snapshot, view);
  else if (self->is_complete)
    g_clear_pointer (&self->before, layer_free);
  for (guint i = 0; i < ready->len; i++)
    append (snapshot, g_ptr_array_index (ready, i), view, self->now->zoom);
  if (g_hash_table_size (self->now->tiles) > MOST_TILES)
    g_hash_table_foreach_remove (self->now->tiles, was_not_seen, &self->frame);
}

gboolean
jj_tiles_is_complete (JjTiles *self)
{
  return self->is_complete;
}
