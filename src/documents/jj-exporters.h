/* jj-exporters.h: the exporters, one in each file of this room */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-exporter.h"

G_BEGIN_DECLS

extern const JjExporter jj_exporter_csv, jj_exporter_json, jj_exporter_ods, jj_exporter_xlsx,
    jj_exporter_budget_ods, jj_exporter_budget_xlsx, jj_exporter_coverage_ods,
    jj_exporter_coverage_xlsx, jj_exporter_pdf, jj_exporter_odt, jj_exporter_slides_odp,
    jj_exporter_slides_pdf, jj_exporter_answers, jj_exporter_forms;

G_END_DECLS
