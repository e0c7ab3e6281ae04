/* Measures liblzo2 on a file, in blocks of 128 KiB, and writes the blocks for CodecBenchmark.
 * Needs the library only (liblzo2-2), no headers:
 *   gcc -O2 -o lzo-peer lzo-peer.c -ldl && ./lzo-peer FILE 1|999 BLOCKS
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BLOCK (128 << 10)
#define SIZE (32 << 20)

typedef int (*codec)(const unsigned char *, unsigned long, unsigned char *, unsigned long *, void *);

static void put32(FILE *file, uint32_t value) {
  unsigned char word[4] = {value >> 24, value >> 16, value >> 8, value};
  fwrite(word, 1, 4, file);
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: lzo-peer FILE 1|999 BLOCKS\n");
    return 2;
  }
  void *library = dlopen("liblzo2.so.2", RTLD_NOW);
  FILE *in = fopen(argv[1], "rb"), *blocks = fopen(argv[3], "wb");
  if (!library || !in || !blocks) {
    fprintf(stderr, "lzo-peer: no liblzo2, or a file cannot be opened\n");
    return 2;
  }
  codec compress =
      (codec)dlsym(library, strcmp(argv[2], "1") ? "lzo1x_999_compress" : "lzo1x_1_compress");
  codec decompress = (codec)dlsym(library, "lzo1x_decompress_safe");
  static unsigned char plain[SIZE], out[BLOCK], memory[1 << 20];
  static unsigned char packed[SIZE / BLOCK][BLOCK + BLOCK / 16 + 67];
  static unsigned long lengths[SIZE / BLOCK];
  int count = fread(plain, 1, SIZE, in) / BLOCK;
  put32(blocks, count);
  for (int i = 0; i < count; i++) {
    compress(plain + (size_t)i * BLOCK, BLOCK, packed[i], &lengths[i], memory);
    put32(blocks, lengths[i]);
    fwrite(packed[i], 1, lengths[i], blocks);
  }
  fclose(blocks);
  double best = 1e9, sum = 0;
  int rounds = 40;
  for (int round = 0; round < rounds; round++) {
    double start = seconds();
    for (int i = 0; i < count; i++) {
      unsigned long length = BLOCK;
      if (decompress(packed[i], lengths[i], out, &length, NULL) || length != BLOCK) {
        return 1;
      }
    }
    double time = seconds() - start;
    best = time < best ? time : best;
    sum += time;
  }
  printf("liblzo2 %s: %.2f ms on average, %.2f ms at best\n", argv[2], sum / rounds * 1e3, best * 1e3);
  return 0;
}
