/* Barter on rings, one meeting after the other: the work of labkit/small_world/{meetings,barter}.py in plain C. */
#include <stdint.h>

enum { FIRMS = 200, FIELDS = 5, DRAWN = 50, PICKS = 12 };

/* call (round, run, draw); ends (run, tie); passed (pick, behind, ahead), a bit a field; known (run, firm, field). */
void barter(int rounds, int runs, int half, uint32_t calls, float absorption, const uint32_t *call,
            const int32_t *ends, const uint8_t *passed, float *known)
{
    const int ties = FIRMS * half;
    for (int run = 0; run < runs; run++) {
        float *x = known + run * FIRMS * FIELDS;
        for (int round = 0; round < rounds; round++) {
            const uint32_t *now = call + ((long)round * runs + run) * DRAWN;
            int one[DRAWN], other[DRAWN], last[FIRMS];
            for (int d = 0; d < DRAWN; d++) {
                uint32_t tie = now[d] / (calls / ties);
                one[d] = tie / half;
                other[d] = ends[(long)run * ties + tie];
                last[one[d]] = last[other[d]] = d;
            }
            for (int d = 0; d < DRAWN; d++) {
                if (last[one[d]] != d || last[other[d]] != d)
                    continue;
                float *a = x + one[d] * FIELDS, *b = x + other[d] * FIELDS;
                int ahead = 0, behind = 0;
                for (int c = 0; c < FIELDS; c++) {
                    ahead |= (a[c] > b[c]) << c;
                    behind |= (a[c] < b[c]) << c;
                }
                int fields = passed[((now[d] % PICKS) * 32 + behind) * 32 + ahead];
                for (int c = 0; fields; c++, fields >>= 1) {
                    if (!(fields & 1))
                        continue;
                    if (a[c] > b[c])
                        b[c] += absorption * (a[c] - b[c]);
                    else
                        a[c] += absorption * (b[c] - a[c]);
                }
            }
        }
    }
}
