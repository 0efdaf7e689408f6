/* json.c: the whole plan as sorted JSON */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-exporters.h"
#include "jj-language.h"
#include "jj-plan-json.h"

static gboolean
write_json (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = jj_plan_to_json (what->plan);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return g_output_stream_write_all (out, data, size, NULL, cancellable, error);
}

const JjExporter jj_exporter_json = {
  .id = "json",
  .label = N_ ("Plan data (JSON)"),
  .suffix = "json",
  .write = write_json,
};
