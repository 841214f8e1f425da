/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-qr.h"

#include <qrencode.h>
#include <string.h>
#include <zbar.h>

#define MAX_CONTENT_BYTES 1000
#define ENOUGH_PIXELS 5

struct _PrintQr {
  QRcode *code;
};

PrintQr *
print_qr_new (const char *content)
{
  QRcode *code;
  PrintQr *self;

  g_return_val_if_fail (content != NULL, NULL);

  if (*content == '\0' || strlen (content) > MAX_CONTENT_BYTES ||
      !g_utf8_validate (content, -1, NULL))
    return NULL;
  code = QRcode_encodeString8bit (content, 0, QR_ECLEVEL_M);
  if (code == NULL)
    return NULL;
  self = g_new0 (PrintQr, 1);
  self->code = code;
  return self;
}

void
print_qr_free (PrintQr *self)
{
  if (self == NULL)
    return;
  QRcode_free (self->code);
  g_free (self);
}

guint
print_qr_get_module_count (PrintQr *self)
{
  return (guint) self->code->width;
}

gboolean
print_qr_is_dark (PrintQr *self, guint column, guint row)
{
  guint count = print_qr_get_module_count (self);

  return column < count && row < count && (self->code->data[row * count + column] & 1) != 0;
}

/* One rectangle for each run of dark modules in a row: neighbours drawn one by one would show seams
 * where the inset is. */
void
print_qr_draw (PrintQr *self, cairo_t *cairo, double x, double y, double module, double inset)
{
  guint count = print_qr_get_module_count (self);

  for (guint row = 0; row < count; row++) {
    for (guint start = 0, end; start < count; start = end + 1) {
      for (end = start; print_qr_is_dark (self, end, row); end++)
        ;
      if (end > start)
        cairo_rectangle (cairo, x + start * module + inset, y + row * module + inset,
                         (end - start) * module - 2 * inset, module - 2 * inset);
    }
  }
  cairo_fill (cairo);
}

/* A part of a surface, one pixel of each `step` in both directions. */
typedef struct {
  int left, top, width, height, step;
} Part;

/* For zbar, 255 is paper. */
static guchar *
copy_part (cairo_surface_t *grey, const Part *part)
{
  const int stride = cairo_image_surface_get_stride (grey);
  const int width = cairo_image_surface_get_width (grey);
  const int height = cairo_image_surface_get_height (grey);
  const guchar *pixels = cairo_image_surface_get_data (grey);
  guchar *copy = g_malloc ((gsize) part->width * (gsize) part->height);

  memset (copy, 255, (gsize) part->width * (gsize) part->height);
  for (int row = 0; row < part->height; row++) {
    const int y = part->top + row * part->step;

    for (int column = 0; y >= 0 && y < height && column < part->width; column++) {
      const int x = part->left + column * part->step;

      if (x >= 0 && x < width)
        copy[row * part->width + column] = 255 - pixels[y * stride + x];
    }
  }
  return copy;
}

static zbar_image_t *
make_image (cairo_surface_t *grey, const Part *part)
{
  zbar_image_t *image = zbar_image_create ();

  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) part->width, (unsigned) part->height);
  /* The image frees it with free(), as GLib's allocator does too. */
  zbar_image_set_data (image, copy_part (grey, part), (gulong) part->width * (gulong) part->height,
                       zbar_image_free_data);
  return image;
}

static zbar_image_scanner_t *
make_scanner (int line_step)
{
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();

  /* What it reads is the citizen's: never onto the system bus. */
  zbar_image_scanner_request_dbus (scanner, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_X_DENSITY, line_step);
  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_Y_DENSITY, line_step);
  return scanner;
}

GPtrArray *
print_qr_read_part (
  cairo_surface_t *grey, int left, int top, int width, int height, int module_pixels)
{
  const int step = MAX (1, module_pixels / ENOUGH_PIXELS);
  const Part part = { left + step / 2, top + step / 2, width / step, height / step, step };
  GPtrArray *contents = g_ptr_array_new_with_free_func (g_free);
  /* Every other line finds a symbol, unless its modules are small. */
  zbar_image_scanner_t *scanner = make_scanner (module_pixels / step >= ENOUGH_PIXELS - 1 ? 2 : 1);
  zbar_image_t *image;

  g_assert (cairo_image_surface_get_format (grey) == CAIRO_FORMAT_A8);
  cairo_surface_flush (grey);
  image = make_image (grey, &part);
  zbar_scan_image (scanner, image);
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL;
       symbol = zbar_symbol_next (symbol))
    g_ptr_array_add (
      contents, g_strndup (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol)));
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
  return contents;
}

GPtrArray *
print_qr_read (cairo_surface_t *grey)
{
  return print_qr_read_part (grey, 0, 0, cairo_image_surface_get_width (grey),
                             cairo_image_surface_get_height (grey), 0);
}
