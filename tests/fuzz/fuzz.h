/* fuzz.h: the one function of a fuzz target */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* libFuzzer's name (clang, -Dfuzz=true); elsewhere fuzz-main.c calls it with mutated seeds. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
