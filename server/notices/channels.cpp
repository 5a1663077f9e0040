#include "server/notices/channels.h"

#include "server/notices/file_sender.h"

namespace server {
namespace {

class Channels final : public NoticeSender {
 public:
  explicit Channels(const ChannelOptions& options)
      : file_(options.folder), sms_domain_(options.sms_domain) {
    if (options.smtp) mail_ = std::make_unique<SmtpSender>(*options.smtp);
  }

  [[nodiscard]] SendResult send(const Letter& letter) override {
    const bool sms = letter.channel == events::person::NoticeChannel::sms;
    if (!mail_ || (sms && sms_domain_.empty())) return file_.send(letter);
    if (!sms) return mail_->send(letter);
    auto mail = letter;
    mail.to = gateway_address(letter.to, sms_domain_);
    return mail_->send(mail);
  }

  void stop() override {
    if (mail_) mail_->stop();
  }

 private:
  FileSender file_;
  std::unique_ptr<SmtpSender> mail_;
  std::string sms_domain_;
};

}  // namespace

std::unique_ptr<NoticeSender> open_channels(const ChannelOptions& options) {
  return std::make_unique<Channels>(options);
}

std::string gateway_address(const std::string& phone, const std::string& domain) {
  return (phone.starts_with('+') ? phone.substr(1) : phone) + "@" + domain;
}

}  // namespace server
