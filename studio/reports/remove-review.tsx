import { Trash2 } from 'lucide';
import { api } from '../api.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { t } from '../ui/i18n.ts';
import { toast } from '../ui/toast.tsx';
import { words } from './words.ts';

interface Props {
  id: string;
  size?: 'normal' | 'small';
  onRemoved: () => void;
}

/** Takes a review away for good: its words are kept nowhere else, so it asks first. */
export const RemoveReview = ({ id, size = 'normal', onRemoved }: Props) => (
  <AskingButton
    icon={Trash2}
    size={size}
    label={t(words.remove)}
    title={t(words.removeTitle)}
    confirmLabel={t(words.remove)}
    onConfirm={async () => {
      await api.reviews.remove(id);
      toast(t(words.removed));
      onRemoved();
    }}
  >
    {t(words.removeText)}
  </AskingButton>
);
